namespace NewsMonitor.Core.Events;

/// <summary>Rung after a commit that brought events, so that the relay of the same process sends them at once.</summary>
/// <remarks>
/// What other processes commit is found by the relay's next look. A NOTIFY would tell of those, too, and make commits take turns at a lock of
/// the whole database.
/// </remarks>
public sealed class OutboxBell : Bell;
