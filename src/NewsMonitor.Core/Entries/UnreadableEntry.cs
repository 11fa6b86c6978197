namespace NewsMonitor.Core.Entries;

/// <summary>An item that could not become an article; the others of its fetch are not affected.</summary>
/// <param name="Reason">One line for the operator, without raw input.</param>
/// <param name="Raw">The item as the source sent it, for the quarantine; at most <see cref="MaxLength"/>.</param>
public sealed record UnreadableEntry(string Reason, string Raw)
{
    /// <summary>Longest raw text that is kept, in UTF-16 code units.</summary>
    public const int MaxLength = 64 * 1024;
}
