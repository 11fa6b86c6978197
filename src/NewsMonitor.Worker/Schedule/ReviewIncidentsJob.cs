using NewsMonitor.Worker.Polling;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for a look at sources that die quietly; the work is in <see cref="IncidentReview"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class ReviewIncidentsJob(IncidentReview review) : IJob
{
    public static readonly JobKey Key = new("review-incidents");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await review.ReviewAsync(cancellationToken);
}
