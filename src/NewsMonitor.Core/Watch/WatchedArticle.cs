using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Core.Watch;

/// <summary>What a watch rule sees of one article.</summary>
public sealed record WatchedArticle
{
    /// <summary>Key of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Publisher family of the source.</summary>
    public required string Publisher { get; init; }

    /// <summary>Tier of the source: 1 agency or official, 2 established newsroom, 3 other.</summary>
    public required int Tier { get; init; }

    /// <summary>Language of the article (<c>de</c>, <c>en</c>, <c>und</c> …).</summary>
    public required string Language { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Relevance { get; init; }

    /// <summary>0 to 4.</summary>
    public required int Severity { get; init; }

    /// <summary>True when it is not live news.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>Topics that fired.</summary>
    public IReadOnlyList<WatchedTopic> Topics { get; init; } = [];

    /// <summary>Who and what it names.</summary>
    public IReadOnlyList<WatchedEntity> Entities { get; init; } = [];

    /// <summary>Kinds of events that it tells of.</summary>
    public IReadOnlyList<WatchedEvent> Events { get; init; } = [];

    /// <summary>An article as the tagger sees it.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="entities">The entities of the rule set by id: of which class weapons are.</param>
    /// <param name="source">Key of its source.</param>
    /// <param name="publisher">Publisher family of the source.</param>
    /// <param name="tier">Tier of the source, 1 to 3.</param>
    /// <param name="language">Language of the article.</param>
    public static WatchedArticle Of(
        TagResult tags, IReadOnlyDictionary<string, Entity> entities, string source, string publisher, int tier, string language)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(entities);
        return new WatchedArticle
        {
            Source = source,
            Publisher = publisher,
            Tier = tier,
            Language = language,
            Relevance = tags.Relevance,
            Severity = tags.Severity.Level,
            Topics = [.. tags.Topics.Select(topic => new WatchedTopic(topic.Id, topic.Salience))],
            Entities =
            [
                .. tags.Entities.Select(entity => new WatchedEntity(
                    entity.Id, entity.Type, entity.Country, entity.Role, entities.GetValueOrDefault(entity.Id)?.Class, entity.Salience)),
            ],
            Events = [.. tags.Events.Select(told => new WatchedEvent(told.Class, told.Status))],
        };
    }
}

/// <summary>A topic of an article.</summary>
/// <param name="Id">Topic id.</param>
/// <param name="Salience">Whether the article is about it.</param>
public sealed record WatchedTopic(string Id, Salience Salience);

/// <summary>Who or what an article names.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Type">What it is.</param>
/// <param name="Country">ISO code of its state; null when there is none.</param>
/// <param name="Role">Role of a person; null when none is known.</param>
/// <param name="Class">Class of a weapon system, such as <c>aircraft/fighter</c>; null for everything else.</param>
/// <param name="Salience">Whether the article is about it.</param>
public sealed record WatchedEntity(string Id, EntityType Type, string? Country, string? Role, string? Class, Salience Salience);

/// <summary>A kind of event that an article tells of.</summary>
/// <param name="Class">Event class.</param>
/// <param name="Status">Whether it happened.</param>
public sealed record WatchedEvent(string Class, EventStatus Status);
