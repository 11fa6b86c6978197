using NewsMonitor.Worker.Polling;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for the report that this worker is alive; the work is in <see cref="WorkerPresence"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class ReportPresenceJob(WorkerPresence presence) : IJob
{
    public static readonly JobKey Key = new("report-presence");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await presence.ReportAsync(cancellationToken);
}
