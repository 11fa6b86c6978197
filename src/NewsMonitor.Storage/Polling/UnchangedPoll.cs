using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>A poll that found nothing changed.</summary>
/// <param name="Lease">Proves that it is the caller's.</param>
/// <param name="Validators">What to ask with next time.</param>
/// <param name="Effort">What it cost.</param>
/// <param name="NextPoll">When to ask again: from now, on the database clock.</param>
/// <param name="Moved">Where its address is said to have moved; null when it answered itself.</param>
public sealed record UnchangedPoll(LeasedSource Lease, Validators Validators, FetchEffort Effort, TimeSpan NextPoll, MovedAddress? Moved);
