using System.Collections.Frozen;

namespace NewsMonitor.Core.Watch;

/// <summary>What a condition may ask of a story. Those up to <see cref="Source"/> are sets of ids, the others whole numbers.</summary>
public enum WatchField
{
    /// <summary><c>topic</c>: topics that fired.</summary>
    Topic,

    /// <summary><c>topic.main</c>: topics that an article is about.</summary>
    MainTopic,

    /// <summary><c>place</c>: countries, regions, cities and bases; of a city, base or region also its country.</summary>
    Place,

    /// <summary><c>place.main</c>: places that an article is about.</summary>
    MainPlace,

    /// <summary><c>actor</c>: people and organisations.</summary>
    Actor,

    /// <summary><c>actor.main</c>: people and organisations that an article is about.</summary>
    MainActor,

    /// <summary><c>role</c>: offices of the people named.</summary>
    Role,

    /// <summary><c>equipment</c>: weapon systems, their classes, and what their classes belong to.</summary>
    Equipment,

    /// <summary><c>event</c>: event classes, alone and with their status (<c>attack/occurred</c>).</summary>
    Event,

    /// <summary><c>event.status</c>: status of any event.</summary>
    EventStatus,

    /// <summary><c>lang</c>: languages of the articles.</summary>
    Language,

    /// <summary><c>source</c>: keys of the sources, and their publishers.</summary>
    Source,

    /// <summary><c>severity</c>: of the gravest article, 0 to 4.</summary>
    Severity,

    /// <summary><c>relevance</c>: of the most relevant article, 0 to 100.</summary>
    Relevance,

    /// <summary><c>source.tier</c>: of the best source, 1 to 3.</summary>
    SourceTier,

    /// <summary><c>story.sources</c>: independent publishers; a family counts once.</summary>
    StorySources,

    /// <summary><c>story.articles</c>: articles.</summary>
    StoryArticles,
}

/// <summary>The names of fields in conditions.</summary>
public static class WatchFields
{
    private static readonly FrozenDictionary<string, WatchField> ByName =
        Enum.GetValues<WatchField>().ToFrozenDictionary(Word, StringComparer.Ordinal);

    /// <summary>All names.</summary>
    public static IEnumerable<string> Words => Enum.GetValues<WatchField>().Select(Word);

    /// <summary>The field of a name such as <c>topic.main</c>; null when there is none.</summary>
    public static WatchField? Of(string word) => ByName.TryGetValue(word, out var field) ? field : null;

    /// <summary>The name of a field.</summary>
    public static string Word(this WatchField field) => field switch
    {
        WatchField.Topic => "topic",
        WatchField.MainTopic => "topic.main",
        WatchField.Place => "place",
        WatchField.MainPlace => "place.main",
        WatchField.Actor => "actor",
        WatchField.MainActor => "actor.main",
        WatchField.Role => "role",
        WatchField.Equipment => "equipment",
        WatchField.Event => "event",
        WatchField.EventStatus => "event.status",
        WatchField.Language => "lang",
        WatchField.Source => "source",
        WatchField.Severity => "severity",
        WatchField.Relevance => "relevance",
        WatchField.SourceTier => "source.tier",
        WatchField.StorySources => "story.sources",
        _ => "story.articles",
    };

    /// <summary>Whether the field is a whole number, and no set of ids.</summary>
    public static bool IsNumber(this WatchField field) => field > WatchField.Source;

    /// <summary>The numbers that the field can be, both ends included.</summary>
    internal static (int Least, int Most) Range(this WatchField field) => field switch
    {
        WatchField.Severity => (0, 4),
        WatchField.Relevance => (0, 100),
        WatchField.SourceTier => (1, 3),
        _ => (1, 1000),
    };
}
