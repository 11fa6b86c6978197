using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>An article reached the relevance gate for the first time: the data of <c>monitor.article.detected.v1</c>.</summary>
/// <remarks>
/// Once per article. With <see cref="Backfill"/> it is not live news (first fetch of a source, import, repaired gap, old when new rules found it) and travels under
/// <c>article.backfilled.…</c>. All texts come from outside: escape them before you show them.
/// </remarks>
public record ArticleDetected
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.article.detected.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:article.detected:1.1";

    /// <summary>The article in its announced revision.</summary>
    public required ArticleInfo Article { get; init; }

    /// <summary>True when it is not live news.</summary>
    public required bool Backfill { get; init; }

    /// <summary>The source that showed it.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>How much it is about defence and security: 0 to 100.</summary>
    [Range(0, 100)]
    public required int Relevance { get; init; }

    /// <summary>How grave what happened is.</summary>
    public required SeverityInfo Severity { get; init; }

    /// <summary>Topics, strongest first; at most 12.</summary>
    [MaxLength(12)]
    public required IReadOnlyList<TopicInfo> Topics { get; init; }

    /// <summary>Kinds of events it tells of, gravest first; at most 12.</summary>
    [MaxLength(12)]
    public required IReadOnlyList<EventInfo> Events { get; init; }

    /// <summary>Places that it names, main ones first; at most 20. Since 1.1.</summary>
    [MaxLength(20)]
    public IReadOnlyList<PlaceInfo> Places { get; init; } = [];

    /// <summary>People and organisations that it names, main ones first; at most 20. Since 1.1.</summary>
    [MaxLength(20)]
    public IReadOnlyList<ActorInfo> Actors { get; init; } = [];

    /// <summary>Weapon systems that it names, main ones first; at most 10. Since 1.1.</summary>
    [MaxLength(10)]
    public IReadOnlyList<EquipmentInfo> Equipment { get; init; } = [];

    /// <summary>Why it was tagged so, strongest first; at most 10.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<EvidenceInfo> Evidence { get; init; }

    /// <summary>The rules that tagged it.</summary>
    public required RulesInfo Rules { get; init; }

    /// <summary>How much of the lists was cut.</summary>
    public required TruncatedInfo Truncated { get; init; }
}
