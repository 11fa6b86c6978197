namespace NewsMonitor.Storage.Search;

/// <summary>An article as the search reads it: its newest revision, and what it was found to be about.</summary>
public sealed class SearchableArticle
{
    public required long Id { get; init; }

    public required DateTime FirstSeenAt { get; init; }

    /// <summary><c>de</c>, <c>en</c>, <c>und</c>.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Lead { get; init; }

    /// <summary>Text of the page or of the feed; its first 100,000 characters, empty where it was removed.</summary>
    public required string Text { get; init; }

    /// <summary>Ids of the entities and topics it is about, not of those it mentions in passing.</summary>
    public required string[] About { get; init; }
}
