using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Polling;

namespace NewsMonitor.Worker.Polling;

/// <summary>What the answer to a poll means for the next one. All times are the database's: <paramref name="now"/> is its clock at the claim, and what has passed since.</summary>
internal sealed class PollForecast(LeasedSource lease, Source source, DateTimeOffset now, TimeSpan hostGap)
{
    /// <summary>The pause after an answer that brought nothing new.</summary>
    public TimeSpan AfterUnchanged(FetchResult.NotModified result) =>
        PollTimes.After(source, lease.Rhythm, lease.Hints with { FreshFor = result.FreshFor ?? lease.Hints.FreshFor }, now);

    /// <summary>When to ask again after a listing, and what it taught.</summary>
    public (PollTiming Timing, PollLesson Lesson) AfterListing(FetchResult.Fetched fetched, IntakePlan plan)
    {
        var hints = fetched.Hints with { FreshFor = fetched.FreshFor };
        var rhythm = Learn(fetched, plan);
        var timing = new PollTiming(PollTimes.After(source, rhythm, hints, now), hostGap);
        var teaches = plan.New.Count > 0 || lease.Rhythm.At is null || rhythm.Window != lease.Rhythm.Window || hints != lease.Hints;
        return (timing, new PollLesson(
            Moved(fetched),
            teaches ? rhythm : null,
            hints,
            plan.New.Count > 0 ? PollPlanner.ExpectedBy(source, rhythm, now) : null));
    }

    /// <summary>When to ask again after a failure. A host that asked for fewer requests is left alone as a whole.</summary>
    public (PollTiming Timing, bool Park) AfterFailure(FetchResult.Failed failed)
    {
        var throttled = failed.Failure == FetchFailure.Throttled;
        var delay = PollPlanner.AfterFailure(source, failed.Failure, (throttled ? lease.Throttled : lease.Failures) + 1, failed.RetryAfter, now);
        return (new PollTiming(delay.Next, throttled && delay.Next > hostGap ? delay.Next : hostGap), delay.Park);
    }

    /// <summary>Where the source is said to have moved, this answer included.</summary>
    public MovedAddress? Moved(FetchResult result) => MovedAddress.After(lease.Moved, result.PermanentTarget, now);

    private Rhythm Learn(FetchResult.Fetched fetched, IntakePlan plan)
    {
        // The rhythm was stored when it last taught something; from then to the last success nothing came.
        var watched = lease is { Rhythm.At: not null, LastSuccessAt: { } last } ? lease.Rhythm.Observe([], null, last, source.Zone) : lease.Rhythm;
        List<DateTimeOffset?> arrivals = lease.Rhythm.At is null
            ? [.. fetched.Entries.Select(entry => entry.Published?.At)]
            : [.. plan.New.Select(article => article.State.Published?.At)];
        return watched.Observe(arrivals, fetched.Partial ? null : fetched.Entries.Count + fetched.OverLimit, now, source.Zone);
    }
}
