using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>A poll for a further document of a listing that brought none.</summary>
/// <param name="Lease">Proves that it is the caller's.</param>
/// <param name="Result">What was answered instead.</param>
/// <param name="IsFault">False where the answer means that the listing ends there.</param>
/// <param name="SetNumber">The configuration set in use.</param>
/// <param name="Timing">When to ask again.</param>
/// <param name="Rest">What is left of the listing; null when it is given up.</param>
/// <param name="Gap">What may be missing; null when nothing is.</param>
public sealed record FurtherPoll(
    LeasedSource Lease, FetchResult.Failed Result, bool IsFault, int SetNumber, PollTiming Timing, Paging? Rest, string? Gap);
