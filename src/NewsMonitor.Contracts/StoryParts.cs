using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>A story: articles of several sources on one thing that happened.</summary>
public sealed record StoryInfo
{
    /// <summary>Public id, name-based: of its first article.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the revision, from 1. Drop what is older than what you have.</summary>
    [Range(1, int.MaxValue)]
    public required int Revision { get; init; }

    /// <summary>Headline of the article that tells it best, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Language of the title: BCP 47 primary tag, or <c>und</c>.</summary>
    public required string Lang { get; init; }

    /// <summary>Languages of its articles: BCP 47 primary tags.</summary>
    public required IReadOnlyList<string> Langs { get; init; }

    /// <summary>When its first article was detected.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When its latest article was detected.</summary>
    public required DateTimeOffset LastArticleAt { get; init; }

    /// <summary>Number of articles, from 1; those that were withdrawn do not count while others are left.</summary>
    [Range(1, int.MaxValue)]
    public required int Articles { get; init; }

    /// <summary>Number of independent sources, from 1: those of one publisher count once.</summary>
    [Range(1, int.MaxValue)]
    public required int Sources { get; init; }

    /// <summary>Countries of its sources: ISO 3166-1 alpha-2.</summary>
    public required IReadOnlyList<string> CountriesOfSources { get; init; }
}

/// <summary>An article of a story.</summary>
public sealed record StoryArticleInfo
{
    /// <summary>Public id of the article.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Headline, plain text; absent when the source gives none.</summary>
    public string? Title { get; init; }

    /// <summary>Address as the source gives it; absent when it gives none.</summary>
    public string? Url { get; init; }

    /// <summary>How like the story it is: 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public required double Similarity { get; init; }
}

/// <summary>How fast a story grows.</summary>
public sealed record GrowthInfo
{
    /// <summary>Articles of the last 60 minutes, from 0.</summary>
    [Range(0, int.MaxValue)]
    public required int ArticlesLastHour { get; init; }

    /// <summary>Articles per hour since it was first seen, from 0.</summary>
    [Range(0.0, double.MaxValue)]
    public required double BaselinePerHour { get; init; }
}

/// <summary>How many items each list of a story lost.</summary>
public sealed record StoryTruncatedInfo
{
    /// <summary>Topics beyond the 12th.</summary>
    [Range(0, int.MaxValue)]
    public required int Topics { get; init; }

    /// <summary>Places beyond the 20th.</summary>
    [Range(0, int.MaxValue)]
    public required int Places { get; init; }

    /// <summary>New articles beyond the 10th.</summary>
    [Range(0, int.MaxValue)]
    public required int NewArticles { get; init; }

    /// <summary>Keys that the message does not have.</summary>
    [Range(0, int.MaxValue)]
    public required int RoutingKeys { get; init; }
}
