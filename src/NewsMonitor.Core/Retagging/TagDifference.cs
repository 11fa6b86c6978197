using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Retagging;

/// <summary>How the tags differ that two sets of rules give one text. The evidence does not count: terms move within their files.</summary>
public sealed record TagDifference
{
    /// <summary>Topics that came.</summary>
    public required IReadOnlyList<string> TopicsAdded { get; init; }

    /// <summary>Topics that went.</summary>
    public required IReadOnlyList<string> TopicsLost { get; init; }

    /// <summary>Kinds of events that came, with their status.</summary>
    public required IReadOnlyList<(string Class, EventStatus Status)> EventsAdded { get; init; }

    /// <summary>Kinds of events that went, with their status.</summary>
    public required IReadOnlyList<(string Class, EventStatus Status)> EventsLost { get; init; }

    /// <summary>Entities that came.</summary>
    public required IReadOnlyList<string> EntitiesAdded { get; init; }

    /// <summary>Entities that went.</summary>
    public required IReadOnlyList<string> EntitiesLost { get; init; }

    /// <summary>True when anything differs: one of these, or points, salience, roles, relevance, severity, the model's judgement.</summary>
    public required bool Any { get; init; }

    /// <summary>Compares the tags of one text.</summary>
    public static TagDifference Between(TagResult before, TagResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (topicsAdded, topicsLost) = Compare(before.Topics, after.Topics, topic => topic.Id);
        var (eventsAdded, eventsLost) = Compare(before.Events, after.Events, told => (told.Class, told.Status));
        var (entitiesAdded, entitiesLost) = Compare(before.Entities, after.Entities, entity => entity.Id);
        return new TagDifference
        {
            TopicsAdded = topicsAdded,
            TopicsLost = topicsLost,
            EventsAdded = eventsAdded,
            EventsLost = eventsLost,
            EntitiesAdded = entitiesAdded,
            EntitiesLost = entitiesLost,
            Any = before.Relevance != after.Relevance
                || before.Severity != after.Severity
                || before.Model?.LogOdds != after.Model?.LogOdds
                || Differ(before.Topics, after.Topics, topic => (topic.Id, topic.Salience, topic.Points))
                || Differ(before.Events, after.Events, told => (told.Class, told.Status, told.Severity))
                || Differ(
                    before.Entities, after.Entities,
                    entity => (entity.Id, entity.Type, entity.Country, entity.Role, entity.Salience, entity.Mentions, entity.IsMetonym)),
        };
    }

    private static (IReadOnlyList<TKey> Added, IReadOnlyList<TKey> Lost) Compare<T, TKey>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, TKey> key)
    {
        var (old, current) = (before.Select(key).ToList(), after.Select(key).ToList());
        return ([.. current.Except(old)], [.. old.Except(current)]);
    }

    private static bool Differ<T, TKey>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, TKey> key) =>
        before.Count != after.Count || !before.Select(key).ToHashSet().SetEquals(after.Select(key));
}
