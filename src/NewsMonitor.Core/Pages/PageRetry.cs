using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Core.Pages;

/// <summary>What follows when a page could not be had: an end, or another try after a pause. The deadline of the task ends the tries.</summary>
/// <param name="Pause">Until the next try; unused where there is an end.</param>
/// <param name="End">What it came to; null: it is tried again.</param>
/// <param name="OthersWait">How long the other pages of the host wait: an answer that says nothing about the page says something about its host.</param>
public sealed record PageRetry(TimeSpan Pause, PageOutcome? End, TimeSpan OthersWait)
{
    /// <summary>A page may be published a moment after its entry in the feed, and a shield may let us in later.</summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(10);

    /// <summary>Of a page that could not be reached.</summary>
    private static readonly BackOff Transient = new(TimeSpan.FromMinutes(2), 3, TimeSpan.FromHours(4));

    private static readonly TimeSpan Breather = TimeSpan.FromMinutes(1);

    /// <summary>Decides after a failure.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="before">Why the try before failed; null when there was none.</param>
    /// <param name="attempts">Tries so far, this one included; at least 1.</param>
    public static PageRetry After(FetchFailure failure, FetchFailure? before, int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return failure switch
        {
            FetchFailure.NotFound or FetchFailure.Gone => Twice(before is FetchFailure.NotFound or FetchFailure.Gone, PageOutcome.NotFound),
            FetchFailure.Blocked or FetchFailure.Scheme or FetchFailure.Downgrade => Settled(PageOutcome.Refused),
            FetchFailure.TooLarge or FetchFailure.Headers => Settled(PageOutcome.NoArticle),
            FetchFailure.Forbidden or FetchFailure.HttpClientError or FetchFailure.Redirects => Twice(before == failure, PageOutcome.Refused),
            _ => new PageRetry(Transient.After(attempts), null, FailureGrades.Of(failure) == FailureGrade.Transient ? Breather : TimeSpan.Zero),
        };
    }

    private static PageRetry Twice(bool isSecond, PageOutcome outcome) =>
        isSecond ? Settled(outcome) : new PageRetry(SecondLook, null, TimeSpan.Zero);

    private static PageRetry Settled(PageOutcome outcome) => new(TimeSpan.Zero, outcome, TimeSpan.Zero);
}
