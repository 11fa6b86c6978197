using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>When to ask again.</summary>
/// <param name="NextPoll">From now, on the database clock.</param>
/// <param name="HostGap">How long the host is left alone.</param>
public sealed record PollTiming(TimeSpan NextPoll, TimeSpan HostGap);

/// <summary>What an answer taught about a source.</summary>
/// <param name="Moved">Where its address is said to have moved; null when it answered itself.</param>
/// <param name="Rhythm">Its rhythm, this answer included; null when there was nothing to learn.</param>
/// <param name="Hints">What its publisher says; stored with the rhythm.</param>
/// <param name="ExpectedBy">By when the next article is expected; null leaves what is known.</param>
public sealed record PollLesson(MovedAddress? Moved, Rhythm? Rhythm = null, PollHints? Hints = null, DateTimeOffset? ExpectedBy = null);

/// <summary>A poll that found nothing changed.</summary>
public sealed record UnchangedPoll(
    LeasedSource Lease, Core.Fetching.Validators Validators, Core.Fetching.FetchEffort Effort, TimeSpan NextPoll, MovedAddress? Moved);

/// <summary>A poll that failed.</summary>
/// <param name="Lease">Proves that it is the caller's.</param>
/// <param name="Result">Why it failed.</param>
/// <param name="SetNumber">The configuration set in use.</param>
/// <param name="Timing">When to ask again.</param>
/// <param name="Park">True when the source is only probed from now on.</param>
public sealed record FailedPoll(LeasedSource Lease, Core.Fetching.FetchResult.Failed Result, int SetNumber, PollTiming Timing, bool Park);
