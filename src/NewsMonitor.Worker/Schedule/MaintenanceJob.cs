using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for what the database needs done every hour: partitions of the coming months, and to forget hosts that nobody needs.</summary>
[DisallowConcurrentExecution]
internal sealed partial class MaintenanceJob(
    Maintenance maintenance, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<MaintenanceJob> logger) : IJob
{
    public static readonly JobKey Key = new("maintenance");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // The first ring comes while the worker still waits for its database; the second would come an hour later.
            await readiness.OpenedAsync(lifetime.ApplicationStopping);
            var created = await maintenance.EnsurePartitionsAsync(cancellationToken);
            if (created.Count > 0)
            {
                LogCreated(created.Count, created[0]);
            }

            await maintenance.ForgetHostsAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A requested stop.
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e.Message);
        }
    }

    [LoggerMessage(EventId = 111, Level = LogLevel.Information, Message = "Created {Count} partitions, the first {Name}")]
    private partial void LogCreated(int count, string name);

    [LoggerMessage(EventId = 112, Level = LogLevel.Warning, Message = "Maintenance failed ({Reason}); rows go to the default partitions where others are missing; next try in an hour")]
    private partial void LogFailed(string reason);
}
