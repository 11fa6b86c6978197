using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Intake;

/// <summary>What intake must know besides the entries and what is stored.</summary>
public sealed record IntakeContext
{
    /// <summary>The source that was fetched.</summary>
    public required Source Source { get; init; }

    /// <summary>True for a source's first fetch and for imports: what they bring is stored and announced, but is not live news.</summary>
    public required bool Backfill { get; init; }

    /// <summary>Relevance from which an article is announced: 0 to 100.</summary>
    public required int RelevanceGate { get; init; }

    /// <summary>Items that could not be read: they go to the quarantine.</summary>
    public IReadOnlyList<UnreadableEntry> Unreadable { get; init; } = [];

    /// <summary>Items that were left out because the fetch brought more than are taken.</summary>
    public int OverLimit { get; init; }

    /// <summary>Which source owns the articles of an address; see <see cref="SiteOwners"/>.</summary>
    public required SiteOwners Owners { get; init; }

    /// <summary>The tagging engine.</summary>
    public required Func<TaggableText, TagResult> Tag { get; init; }
}
