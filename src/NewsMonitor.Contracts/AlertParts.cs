using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>An alert: what one watch rule says of one story, or of one day.</summary>
public sealed record AlertInfo
{
    /// <summary>Public id, name-based: of rule and story, or rule and day.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the revision, from 1. Drop what is older than what you have.</summary>
    [Range(1, int.MaxValue)]
    public required int Revision { get; init; }

    /// <summary><c>raised</c>, <c>updated</c>, <c>closed</c>.</summary>
    [KnownValues("raised", "updated", "closed")]
    public required string Status { get; init; }

    /// <summary><c>P1</c> (wake somebody) to <c>P4</c>.</summary>
    [KnownValues("P1", "P2", "P3", "P4")]
    public required string Priority { get; init; }

    /// <summary>True when it rests on backfill: then it is at most P3.</summary>
    public required bool Late { get; init; }

    /// <summary>What it is one alert for: <c>story</c> or <c>24h</c> (a day in UTC).</summary>
    [KnownValues("story", "24h")]
    public required string OncePer { get; init; }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits over rule and story, or rule and day: what is the same alert has the same one.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When it was first raised.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it closes if nothing more comes.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A watch rule.</summary>
public sealed record WatchRuleInfo
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Number of the configuration set.</summary>
    public required string Version { get; init; }

    /// <summary>Team that wrote it; absent when none is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Title { get; init; }
}

/// <summary>A sentence for people.</summary>
public sealed record SummaryInfo
{
    /// <summary>In German; absent when there is none.</summary>
    public string? De { get; init; }

    /// <summary>In English; absent when there is none.</summary>
    public string? En { get; init; }

    /// <summary>Who wrote it: <c>template</c>.</summary>
    [KnownValues("template")]
    public required string MadeBy { get; init; }
}

/// <summary>An article of an alert: as it was announced, without the evidence.</summary>
public sealed record AlertArticleInfo
{
    /// <summary>The article.</summary>
    public required ArticleInfo Article { get; init; }

    /// <summary>The source that showed it.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>How much it is about defence and security: 0 to 100.</summary>
    [Range(0, 100)]
    public required int Relevance { get; init; }

    /// <summary>How grave what happened is.</summary>
    public required SeverityInfo Severity { get; init; }

    /// <summary>Topics, strongest first; at most 12.</summary>
    [MaxLength(12)]
    public IReadOnlyList<TopicInfo> Topics { get; init; } = [];

    /// <summary>Kinds of events it tells of, gravest first; at most 12.</summary>
    [MaxLength(12)]
    public IReadOnlyList<EventInfo> Events { get; init; } = [];

    /// <summary>Places that it names, main ones first; at most 20.</summary>
    [MaxLength(20)]
    public IReadOnlyList<PlaceInfo> Places { get; init; } = [];

    /// <summary>People and organisations that it names, main ones first; at most 20.</summary>
    [MaxLength(20)]
    public IReadOnlyList<ActorInfo> Actors { get; init; } = [];

    /// <summary>Weapon systems that it names, main ones first; at most 10.</summary>
    [MaxLength(10)]
    public IReadOnlyList<EquipmentInfo> Equipment { get; init; } = [];
}

/// <summary>The story of an alert.</summary>
public sealed record AlertStoryInfo
{
    /// <summary>Public id of the story.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its revision, from 1.</summary>
    [Range(1, int.MaxValue)]
    public required int Revision { get; init; }

    /// <summary>Number of its articles, from 1.</summary>
    [Range(1, int.MaxValue)]
    public required int Articles { get; init; }

    /// <summary>Number of its sources, from 1.</summary>
    [Range(1, int.MaxValue)]
    public required int Sources { get; init; }
}

/// <summary>What raised no alert of its own, since the alert was raised.</summary>
public sealed record SuppressedInfo
{
    /// <summary>Articles of the same story, from 0.</summary>
    [Range(0, int.MaxValue)]
    public required int SameStory { get; init; }

    /// <summary>Alerts beyond the rule's limit, from 0.</summary>
    [Range(0, int.MaxValue)]
    public required int RateLimited { get; init; }
}

/// <summary>How many items each list of an alert lost.</summary>
public sealed record AlertTruncatedInfo
{
    /// <summary>Articles beyond the third.</summary>
    [Range(0, int.MaxValue)]
    public required int Articles { get; init; }

    /// <summary>Keys that the message does not have.</summary>
    [Range(0, int.MaxValue)]
    public required int RoutingKeys { get; init; }
}
