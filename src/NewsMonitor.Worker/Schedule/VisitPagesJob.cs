using NewsMonitor.Worker.PageText;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for pages that are due; the work is in <see cref="PagePoller"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class VisitPagesJob(PagePoller poller) : IJob
{
    public static readonly JobKey Key = new("visit-pages");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await poller.StartDueVisitsAsync(cancellationToken);
}
