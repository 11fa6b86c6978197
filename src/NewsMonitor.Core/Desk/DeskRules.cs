using NewsMonitor.Core.Events;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Core.Desk;

/// <summary>The configuration set as the desk uses it.</summary>
/// <param name="Stamp">Which set, its taxonomy and its entities.</param>
/// <param name="Watch">Its watch rules.</param>
public sealed record DeskRules(RuleSetStamp Stamp, IReadOnlyList<WatchRule> Watch);
