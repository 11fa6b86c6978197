using NewsMonitor.Core.Identity;

namespace NewsMonitor.Core.Intake;

/// <summary>What storage knows of an article that an entry may be.</summary>
public sealed record KnownArticle
{
    /// <summary>Internal key.</summary>
    public required long Id { get; init; }

    /// <summary>Public id.</summary>
    public required Guid PublicId { get; init; }

    /// <summary>When the article was first seen; names its partition.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Normalised link under which it was stored; null when it had none.</summary>
    public string? Link { get; init; }

    /// <summary>The source whose edits count.</summary>
    public required string Owner { get; init; }

    /// <summary>Number of the newest revision.</summary>
    public required int Revision { get; init; }

    /// <summary>Hash of the newest revision.</summary>
    public required ContentHash ContentHash { get; init; }

    /// <summary>Hashes of revisions of the last 48 hours: a stale cache may show one of them again.</summary>
    public IReadOnlyList<ContentHash> RecentHashes { get; init; } = [];

    /// <summary>True once <c>article.detected</c> was written.</summary>
    public bool Announced { get; init; }

    /// <summary>True when it was announced as backfill.</summary>
    public bool Backfill { get; init; }

    /// <summary>True when the asking source has shown it before.</summary>
    public bool SeenHere { get; init; }

    /// <summary>True when only its identity is left, as its time was over or it was erased: whatever a source shows of it is known.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Title of the newest revision.</summary>
    public required string Title { get; init; }

    /// <summary>Text of the newest revision, as the feed has it.</summary>
    public required string Text { get; init; }

    /// <summary>Text of its page; null where that was not asked for, or not had.</summary>
    public string? PageText { get; init; }

    /// <summary>Relevance of the newest revision, 0 to 100.</summary>
    public int Relevance { get; init; }

    /// <summary>Severity of the newest revision, 0 to 4.</summary>
    public int Severity { get; init; }

    /// <summary>Topics of the newest revision.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}
