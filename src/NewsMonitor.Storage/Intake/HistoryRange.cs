namespace NewsMonitor.Storage.Intake;

/// <summary>Which articles are read, in the order of their first sight.</summary>
/// <param name="Since">First seen then or later.</param>
/// <param name="Until">First seen earlier than this; null: no matter how late.</param>
/// <param name="Source">Key of the source that showed them first; null for all.</param>
public sealed record HistoryRange(DateTimeOffset Since, DateTimeOffset? Until = null, string? Source = null);

/// <summary>How far a range has been read.</summary>
/// <param name="FirstSeenAt">When the last article was first seen.</param>
/// <param name="Id">Its internal key.</param>
public sealed record HistoryPlace(DateTimeOffset FirstSeenAt, long Id);
