using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Desk;

/// <summary>What the articles of a story come to. Those that were withdrawn do not count, as long as others are left.</summary>
public sealed class StorySummary
{
    private readonly IReadOnlyList<StoryMember> _standing;

    /// <param name="story">A story with at least one article.</param>
    public StorySummary(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        _standing = story.IsWithdrawn ? story.Members : [.. story.Members.Where(member => !member.IsWithdrawn)];

        // The earlier one where nothing parts them: a title does not go to and fro.
        Best = _standing.OrderBy(member => member.Title.Length == 0).ThenBy(member => member.Tier).ThenByDescending(member => member.Tags.Relevance)
            .ThenByDescending(member => member.Scope).ThenBy(member => member.Place).First();
        Severity = _standing.Select(member => member.Tags.Severity).MaxBy(severity => severity.Level)!;
        Sources = _standing.Select(member => member.Publisher).Distinct(StringComparer.Ordinal).Count();
        Languages = Ordered(_standing.Select(member => member.Language));
        Countries = Ordered(_standing.Select(member => member.Country).OfType<string>());
        FirstSeenAt = story.Members.Min(member => member.FirstSeenAt);
        LastArticleAt = story.Members.Max(member => member.FirstSeenAt);
    }

    /// <summary>The article that tells it best: by the tier of its source, then by relevance, then by how much of its text is known.</summary>
    public StoryMember Best { get; }

    /// <summary>The gravest of its articles.</summary>
    public Severity Severity { get; }

    /// <summary>Number of articles.</summary>
    public int Articles => _standing.Count;

    /// <summary>Number of independent publishers: a family counts once.</summary>
    public int Sources { get; }

    /// <summary>Languages of the articles, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Countries of the sources, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Countries { get; }

    /// <summary>When its first article was seen.</summary>
    public DateTimeOffset FirstSeenAt { get; }

    /// <summary>When its latest article was seen.</summary>
    public DateTimeOffset LastArticleAt { get; }

    /// <summary>True when none of its articles is live news.</summary>
    public bool IsBackfill => _standing.All(member => member.IsBackfill);

    /// <summary>Main topics, those of most articles first.</summary>
    public IReadOnlyList<string> Topics => ByArticles(_standing.SelectMany(member => member.Tags.Topics
        .Where(topic => topic.Salience == Salience.Main).Select(topic => topic.Id).Distinct(StringComparer.Ordinal)));

    /// <summary>Kinds of events, those of most articles first.</summary>
    public IReadOnlyList<string> Events => ByArticles(_standing.SelectMany(member => member.Tags.Events.Select(told => told.Class).Distinct(StringComparer.Ordinal)));

    /// <summary>Keys of the sources, those with most articles first.</summary>
    public IReadOnlyList<string> SourceKeys => ByArticles(_standing.Select(member => member.Source));

    /// <summary>Who and what it is about, those of most articles first; each as one of the articles has it.</summary>
    public IReadOnlyList<EntityTag> Entities => [.. _standing
        .SelectMany(member => member.Tags.Entities.Where(entity => entity.Salience == Salience.Main).DistinctBy(entity => entity.Id))
        .GroupBy(entity => entity.Id, StringComparer.Ordinal)
        .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => same.First())];

    /// <summary>Articles that were first seen after a moment.</summary>
    public int ArticlesSince(DateTimeOffset moment) => _standing.Count(member => member.FirstSeenAt > moment);

    private static IReadOnlyList<string> Ordered(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> ByArticles(IEnumerable<string> values) =>
        [.. values.CountBy(value => value, StringComparer.Ordinal).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => count.Key)];
}
