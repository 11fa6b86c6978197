using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Intake;

/// <summary>What one fetch changes: computed without I/O, then stored in one transaction.</summary>
public sealed record IntakePlan
{
    /// <summary>Where every entry went.</summary>
    public required DispositionCounts Counts { get; init; }

    /// <summary>Articles to be stored for the first time.</summary>
    public required IReadOnlyList<NewArticle> New { get; init; }

    /// <summary>Known articles in a new state.</summary>
    public required IReadOnlyList<RevisedArticle> Revised { get; init; }

    /// <summary>Known articles that this source shows for the first time.</summary>
    public required IReadOnlyList<KnownArticle> Sightings { get; init; }

    /// <summary>Further keys of known articles.</summary>
    public required IReadOnlyList<AddedKey> AddedKeys { get; init; }

    /// <summary>Keys that were seen with two articles: they lead nowhere from now on.</summary>
    public required IReadOnlyList<IdentityKey> DistrustedKeys { get; init; }

    /// <summary>Entries that have nothing to be recognised by.</summary>
    public required IReadOnlyList<UnreadableEntry> Quarantined { get; init; }

    /// <summary>When the oldest of the articles was first seen that the source had shown before and shows again; null when it shows none of them.</summary>
    public DateTimeOffset? EarliestKnown { get; init; }
}

/// <summary>An article to be stored for the first time.</summary>
/// <param name="PublicId">Name-based id.</param>
/// <param name="Keys">Its identity keys; the first one names it.</param>
/// <param name="Owner">Key of the source whose edits will count.</param>
/// <param name="Link">Address as the source gave it; null when it gave none.</param>
/// <param name="State">What it says.</param>
/// <param name="Tags">What it is about.</param>
/// <param name="Backfill">True when it is not live news.</param>
/// <param name="Announce">True when it reaches the relevance gate.</param>
public sealed record NewArticle(
    Guid PublicId, IReadOnlyList<IdentityKey> Keys, string Owner, Uri? Link, ArticleState State, TagResult Tags, bool Backfill, bool Announce);

/// <summary>A known article in a new state.</summary>
/// <param name="Article">As stored.</param>
/// <param name="Link">Address as the source gives it now; null when it gives none.</param>
/// <param name="State">What it says now.</param>
/// <param name="Tags">What it is about now.</param>
/// <param name="Changes">What a reader would notice.</param>
/// <param name="Announcement">What subscribers are told.</param>
public sealed record RevisedArticle(
    KnownArticle Article, Uri? Link, ArticleState State, TagResult Tags, RevisionChanges Changes, RevisionAnnouncement Announcement)
{
    /// <summary>Number of the new revision.</summary>
    public int Revision => Article.Revision + 1;
}

/// <summary>What subscribers are told of a new revision.</summary>
public enum RevisionAnnouncement
{
    /// <summary>Nothing: below the gate and never announced, or nothing a reader could see has changed.</summary>
    None,

    /// <summary>The article reaches the gate for the first time.</summary>
    Detected,

    /// <summary>An announced article has changed.</summary>
    Revised,
}

/// <summary>A further key under which a known article will be recognised.</summary>
public sealed record AddedKey(IdentityKey Key, KnownArticle Article);
