namespace NewsMonitor.Core.Entries;

/// <summary>An item that could not become an <see cref="Entry"/>; the others of its fetch are not affected.</summary>
/// <param name="Reason">One line for the operator, without raw input.</param>
/// <param name="Raw">The item as the source sent it, for the quarantine; at most 64 KiB in UTF-16 units.</param>
public sealed record UnreadableEntry(string Reason, string Raw);
