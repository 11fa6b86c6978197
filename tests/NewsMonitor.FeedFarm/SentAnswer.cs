namespace NewsMonitor.FeedFarm;

/// <param name="Source">Number of the source.</param>
/// <param name="At">The moment before the first byte of the answer left, by the clock of the machine.</param>
public sealed record SentAnswer(int Source, DateTimeOffset At);
