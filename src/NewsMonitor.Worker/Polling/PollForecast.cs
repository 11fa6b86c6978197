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

    /// <summary>When to ask again after a document of a listing, and what it taught.</summary>
    public (PollTiming Timing, PollLesson Lesson) AfterListing(FetchResult.Fetched fetched, IntakePlan plan) =>
        lease.Paging is { } paging ? AfterFurther(paging, fetched, plan) : AfterFirst(fetched, plan);

    /// <summary>When to ask again after a failure. A host that asked for fewer requests is left alone as a whole.</summary>
    public (PollTiming Timing, bool Park) AfterFailure(FetchResult.Failed failed)
    {
        var throttled = failed.Failure == FetchFailure.Throttled;
        var delay = AfterFailure(failed, (throttled ? lease.Throttled : lease.Failures) + 1);
        return (new PollTiming(delay.Next, HostGap(failed, delay.Next)), delay.Park);
    }

    /// <summary>What follows where a further document of a listing could not be had.</summary>
    /// <param name="paging">Where the polls have got to in it.</param>
    /// <param name="failed">What was answered.</param>
    /// <param name="setNumber">The configuration set in use.</param>
    public FurtherPoll AfterFurtherFailure(Paging paging, FetchResult.Failed failed, int setNumber)
    {
        // A last page that is full looks as if another came after it: WordPress answers 400 or 404 to that.
        var ends = paging.Reason != PagingReason.Index && failed.Effort.Status is 400 or 404;
        var rest = ends ? null : paging.After(failed.Failure);
        var pause = AfterFailure(failed, failed.Failure == FetchFailure.Throttled ? lease.Throttled + 1 : paging.Tries + 1).Next;
        var next = rest is null ? Resume(paging) : rest.Tries > 0 ? pause : TimeSpan.Zero;
        return new FurtherPoll(
            lease, failed, IsFault: !ends, setNumber, new PollTiming(next, HostGap(failed, pause)), rest, GapAfter(paging, rest, joins: false, pages: paging.Done + (ends ? 0 : 1)));
    }

    /// <summary>Where the source is said to have moved, this answer included.</summary>
    public MovedAddress? Moved(FetchResult result) => MovedAddress.After(lease.Moved, result.PermanentTarget, now);

    private (PollTiming Timing, PollLesson Lesson) AfterFirst(FetchResult.Fetched fetched, IntakePlan plan)
    {
        var hints = fetched.Hints with { FreshFor = fetched.FreshFor };

        // An index shows no articles: its first sitemap teaches.
        var rhythm = fetched.IsIndex ? lease.Rhythm : Learn(fetched, plan, lease.LastSuccessAt);
        var teaches = !fetched.IsIndex
            && (plan.New.Count > 0 || lease.Rhythm.At is null || rhythm.Window != lease.Rhythm.Window || hints != lease.Hints);
        var pause = PollTimes.After(source, rhythm, hints, now);
        var overrun = WindowOverrun.Happened(plan, lease.LastSuccessAt, lease.HasBrought);
        var rest = Begin(fetched, overrun, now + pause);
        return (new PollTiming(rest is null ? pause : TimeSpan.Zero, hostGap), new PollLesson(
            Moved(fetched),
            teaches ? rhythm : null,
            hints,
            ExpectedBy(plan, rhythm),
            rest,
            !overrun ? null : rest is null ? WindowOverrun.Message(lease.LastSuccessAt, pages: 0) : lease.Gap));
    }

    private (PollTiming Timing, PollLesson Lesson) AfterFurther(Paging paging, FetchResult.Fetched fetched, IntakePlan plan)
    {
        var joins = paging.Reason == PagingReason.Gap && plan.EarliestKnown < paging.BeganAt;
        var rest = joins ? null : paging.After(fetched, isOfUse: plan.New.Count + plan.Sightings.Count > 0);
        var teaches = paging is { Reason: PagingReason.Index, Done: 0 };
        var rhythm = teaches ? Learn(fetched, plan, paging.Since) : lease.Rhythm;
        return (new PollTiming(rest is null ? Resume(paging) : TimeSpan.Zero, hostGap), new PollLesson(
            lease.Moved,
            teaches ? rhythm : null,
            lease.Hints,
            ExpectedBy(plan, rhythm),
            rest,
            GapAfter(paging, rest, joins, paging.DoneWithNext)));
    }

    /// <summary>What is to be asked for beyond the first document; null when it is enough.</summary>
    private Paging? Begin(FetchResult.Fetched fetched, bool overrun, DateTimeOffset resumeAt)
    {
        (PagingReason Reason, IReadOnlyList<Uri> Waiting) further = fetched switch
        {
            { IsIndex: true } => (PagingReason.Index, [.. fetched.Continuations.Take(Paging.MostDocuments)]),
            _ when lease.FirstFetch => (PagingReason.First, [.. fetched.Continuations.Take(Paging.MostDocuments)]),
            { Older: { } older } when overrun => (PagingReason.Gap, [older]),
            _ => (PagingReason.First, []),
        };
        return further.Waiting.Count == 0 ? null : new Paging
        {
            Reason = further.Reason,
            Waiting = further.Waiting,
            BeganAt = lease.ClaimedAt,
            ResumeAt = resumeAt,
            Since = lease.LastSuccessAt,
            Backfill = lease.FirstFetch,
        };
    }

    private string? GapAfter(Paging paging, Paging? rest, bool joins, int pages) =>
        paging.Reason != PagingReason.Gap || rest is not null ? lease.Gap : joins ? null : WindowOverrun.Message(paging.Since, pages);

    /// <summary>The first document is due again as if nothing had followed it.</summary>
    private TimeSpan Resume(Paging paging) => paging.ResumeAt > now ? paging.ResumeAt - now : TimeSpan.Zero;

    private PollDelay AfterFailure(FetchResult.Failed failed, int failures) =>
        PollPlanner.AfterFailure(source, failed.Failure, failures, failed.RetryAfter, now);

    private TimeSpan HostGap(FetchResult.Failed failed, TimeSpan pause) => failed.Failure == FetchFailure.Throttled && pause > hostGap ? pause : hostGap;

    private DateTimeOffset? ExpectedBy(IntakePlan plan, Rhythm rhythm) => plan.New.Count > 0 ? PollPlanner.ExpectedBy(source, rhythm, now) : null;

    private Rhythm Learn(FetchResult.Fetched fetched, IntakePlan plan, DateTimeOffset? lastSuccess)
    {
        // The rhythm was stored when it last taught something; from then to the last success nothing came.
        var watched = lease.Rhythm.At is not null && lastSuccess is { } last ? lease.Rhythm.Observe([], null, last, source.Zone) : lease.Rhythm;
        List<DateTimeOffset?> arrivals = lease.Rhythm.At is null
            ? [.. fetched.Entries.Select(entry => entry.Published?.At)]
            : [.. plan.New.Select(article => article.State.Published?.At)];
        return watched.Observe(arrivals, fetched.Partial ? null : fetched.Entries.Count + fetched.OverLimit, now, source.Zone);
    }
}
