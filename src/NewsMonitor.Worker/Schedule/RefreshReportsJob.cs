using Microsoft.Extensions.Hosting;
using NewsMonitor.Worker.Reporting;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for the sums of schema report; the work is in <see cref="ReportRefresh"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class RefreshReportsJob(ReportRefresh refresh, Readiness readiness, IHostApplicationLifetime lifetime) : IJob
{
    public static readonly JobKey Key = new("refresh-reports");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // The first ring comes while the worker still waits for its database.
            await readiness.OpenedAsync(lifetime.ApplicationStopping);
            await refresh.RefreshAsync(lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A requested stop: what was under way is rolled back, and waits.
        }
    }
}
