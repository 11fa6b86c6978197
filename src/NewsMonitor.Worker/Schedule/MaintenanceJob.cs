using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Retention;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>
/// Rings for what the database needs done every hour: partitions of the coming months, to forget hosts that nobody needs, and to let go of what is old.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class MaintenanceJob(
    Maintenance maintenance, MonthlyRetention retention, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<MaintenanceJob> logger) : IJob
{
    public static readonly JobKey Key = new("maintenance");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // The first ring comes while the worker still waits for its database; the second would come an hour later.
            await readiness.OpenedAsync(lifetime.ApplicationStopping);
            await maintenance.ForgetHostsAsync(cancellationToken);
            var created = await maintenance.EnsurePartitionsAsync(cancellationToken);
            if (created.Count > 0)
            {
                LogCreated(created.Count, created[0]);
            }

            foreach (var gone in await retention.StepAsync(cancellationToken))
            {
                LogGone(gone);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A requested stop.
        }
        catch (Exception e) when (DatabaseFault.IsLocked(e))
        {
            LogInUse();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e.Message);
        }
    }

    [LoggerMessage(EventId = 111, Level = LogLevel.Information, Message = "Created {Count} partitions, the first {Name}")]
    private partial void LogCreated(int count, string name);

    [LoggerMessage(EventId = 113, Level = LogLevel.Information, Message = "Left for their age: {What}")]
    private partial void LogGone(string what);

    [LoggerMessage(EventId = 114, Level = LogLevel.Warning, Message = "Maintenance stepped back: somebody has read from the tables for a long time (report, dump?); nobody waits for that, next try in an hour")]
    private partial void LogInUse();

    [LoggerMessage(EventId = 112, Level = LogLevel.Warning, Message = "Maintenance failed ({Reason}); rows go to the default partitions where others are missing; next try in an hour")]
    private partial void LogFailed(string reason);
}
