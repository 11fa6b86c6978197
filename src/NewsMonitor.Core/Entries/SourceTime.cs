namespace NewsMonitor.Core.Entries;

/// <summary>A point in time as a source states it; nothing is corrected here.</summary>
/// <param name="At">The instant, UTC; null when the words name none that can be read.</param>
/// <param name="Quality">How much of it the source really said.</param>
/// <param name="Raw">The source's own words, one line.</param>
public sealed record SourceTime(DateTimeOffset? At, DateQuality Quality, string Raw);
