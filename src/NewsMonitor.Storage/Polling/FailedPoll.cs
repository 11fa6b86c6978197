using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Storage.Polling;

/// <summary>A poll that failed.</summary>
/// <param name="Lease">Proves that it is the caller's.</param>
/// <param name="Result">Why it failed.</param>
/// <param name="SetNumber">The configuration set in use.</param>
/// <param name="Timing">When to ask again.</param>
/// <param name="Park">True when the source is only probed from now on.</param>
public sealed record FailedPoll(LeasedSource Lease, FetchResult.Failed Result, int SetNumber, PollTiming Timing, bool Park);
