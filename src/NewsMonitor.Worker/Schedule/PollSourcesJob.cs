using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Polling;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for due sources; the work is in <see cref="SourcePoller"/>. What has waited while nobody worked is spread before the first poll.</summary>
[DisallowConcurrentExecution]
internal sealed class PollSourcesJob(SourcePoller poller, WorkerPresence presence, Heartbeat heartbeat) : IJob
{
    public static readonly JobKey Key = new("poll-sources");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        heartbeat.Tick(Heartbeat.Polling);
        if (!presence.HasReported)
        {
            await presence.ReportAsync(cancellationToken);
        }

        if (presence.HasReported)
        {
            await poller.StartDuePollsAsync(cancellationToken);
        }
    }
}
