using NewsMonitor.Worker.Polling;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for due sources; the work is in <see cref="SourcePoller"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class PollSourcesJob(SourcePoller poller) : IJob
{
    public static readonly JobKey Key = new("poll-sources");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await poller.StartDuePollsAsync(cancellationToken);
}
