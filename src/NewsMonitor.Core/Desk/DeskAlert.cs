using NewsMonitor.Core.Watch;

namespace NewsMonitor.Core.Desk;

/// <summary>An alert, and the story that it was told of last: its own, or of an alert of a day the latest.</summary>
/// <param name="Stored">The alert.</param>
/// <param name="Story">Internal number of the story.</param>
public sealed record DeskAlert(StoredAlert Stored, long Story);
