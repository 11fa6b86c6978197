using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Stories;

/// <summary>What of an article's tags decides its story.</summary>
public static class StoryConcepts
{
    /// <summary>Main topics and kinds of events, each with its kind before it.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<TopicTag> topics, IEnumerable<EventTag> events) =>
    [
        .. topics.Where(topic => topic.Salience == Salience.Main).Select(topic => $"topic:{topic.Id}"),
        .. events.Select(told => $"event:{told.Class}").Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Everybody and everything that it names.</summary>
    public static IReadOnlyList<StoryEntity> Of(IEnumerable<EntityTag> entities) =>
        [.. entities.Select(entity => new StoryEntity(entity.Id, entity.Salience == Salience.Main))];
}
