namespace NewsMonitor.Core.Stories;

/// <summary>What decides to which story an article belongs.</summary>
public sealed record StoryArticle
{
    /// <summary>Internal number of the article.</summary>
    public required long Id { get; init; }

    /// <summary>Language of the text: <c>de</c>, <c>en</c>, <c>und</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When it was first seen, by the clock of the database; where the order is given by hand, its time of publication. Decides what has left the window.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When it was published; null when nobody knows.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Lead and body, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Ids of the entities that it names, places among them: what an article in German and one in English have in common.</summary>
    public IReadOnlyList<StoryEntity> Entities { get; init; } = [];

    /// <summary>Topics and kinds of events that it is tagged with.</summary>
    public IReadOnlyList<string> Concepts { get; init; } = [];
}

/// <summary>Somebody or something that an article names.</summary>
/// <param name="Id">Id of the entity, such as <c>person:lloyd-austin</c>.</param>
/// <param name="IsMain">True when the article is about it.</param>
public readonly record struct StoryEntity(string Id, bool IsMain);
