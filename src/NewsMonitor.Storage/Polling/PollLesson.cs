using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>What an answer taught about a source.</summary>
/// <param name="Moved">Where its address is said to have moved; null when it answered itself.</param>
/// <param name="Rhythm">Its rhythm, this answer included; null when there was nothing to learn.</param>
/// <param name="Hints">What its publisher says; stored with the rhythm.</param>
/// <param name="ExpectedBy">By when the next article is expected; null leaves what is known.</param>
/// <param name="Rest">What is left of a listing of several documents; null when nothing is.</param>
/// <param name="Gap">What may be missing; null when nothing is.</param>
public sealed record PollLesson(
    MovedAddress? Moved, Rhythm? Rhythm = null, PollHints? Hints = null, DateTimeOffset? ExpectedBy = null, Paging? Rest = null, string? Gap = null);
