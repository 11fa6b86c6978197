using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>What all events of a story hold: its whole new state. With the header <c>backfill</c> none of its articles is live news.</summary>
public abstract record StoryState
{
    /// <summary>The story in its new revision.</summary>
    public required StoryInfo Story { get; init; }

    /// <summary>Ids of its main topics, strongest first; at most 12.</summary>
    [MaxLength(12)]
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Its main places: ISO 3166-1 alpha-2, or the id of a region; at most 20.</summary>
    [MaxLength(20)]
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>How grave what happened is: the gravest of its articles.</summary>
    public required SeverityInfo Severity { get; init; }

    /// <summary>Articles that came since the event before, newest first; at most 10.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<StoryArticleInfo> NewArticles { get; init; }

    /// <summary>How much of the lists was cut.</summary>
    public required StoryTruncatedInfo Truncated { get; init; }
}

/// <summary>A second source tells the same: the data of <c>monitor.story.started.v1</c>.</summary>
public sealed record StoryStarted : StoryState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.story.started.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:story.started:1.0";
}

/// <summary>A story got larger, graver or known in another language: the data of <c>monitor.story.grew.v1</c>.</summary>
/// <remarks>At most one in five minutes for each story, and never one for each article.</remarks>
public sealed record StoryGrew : StoryState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.story.grew.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:story.grew:1.0";

    /// <summary>Why it is told: <c>sources-threshold</c>, <c>severity</c>, <c>language</c>.</summary>
    [KnownValues("sources-threshold", "severity", "language")]
    public required string Trigger { get; init; }

    /// <summary>Number of sources that was reached: 5, 10, 25, 50 or 100; absent for the other triggers.</summary>
    [Range(2, int.MaxValue)]
    public int? Threshold { get; init; }

    /// <summary>How fast it grows.</summary>
    public required GrowthInfo Growth { get; init; }
}

/// <summary>Two stories turned out to be one: the data of <c>monitor.story.merged.v1</c>.</summary>
/// <remarks>The older one keeps its id and is the subject. Stories never split.</remarks>
public sealed record StoryMerged : StoryState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.story.merged.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:story.merged:1.0";

    /// <summary>Ids of the stories that it absorbed.</summary>
    public required IReadOnlyList<Guid> MergedFrom { get; init; }
}
