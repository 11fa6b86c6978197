using Microsoft.Extensions.Hosting;
using NewsMonitor.Worker.Polling;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Rings for a look at sources that die quietly; the work is in <see cref="IncidentReview"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class ReviewIncidentsJob(IncidentReview review, Readiness readiness, IHostApplicationLifetime lifetime) : IJob
{
    public static readonly JobKey Key = new("review-incidents");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // The first ring comes while the worker still waits for its database.
            await readiness.OpenedAsync(lifetime.ApplicationStopping);
            await review.ReviewAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A requested stop.
        }
    }
}
