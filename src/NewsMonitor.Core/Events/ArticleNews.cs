using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Events;

/// <summary>What is told of an article: its state after the change.</summary>
public sealed record ArticleNews
{
    /// <summary>Public id.</summary>
    public required Guid PublicId { get; init; }

    /// <summary>Number of the announced revision, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Address as the source gives it; null when it gives none.</summary>
    public required Uri? Link { get; init; }

    /// <summary>What it says.</summary>
    public required ArticleState State { get; init; }

    /// <summary>What it is about.</summary>
    public required TagResult Tags { get; init; }

    /// <summary>True when it is not live news.</summary>
    public required bool Backfill { get; init; }

    /// <summary>The source that showed it.</summary>
    public required Source Source { get; init; }

    /// <summary>The rules that tagged it.</summary>
    public required RuleSetStamp Rules { get; init; }

    /// <summary>Of a stored article, as it is stored: its tags name the rules that gave them.</summary>
    /// <param name="article">The article.</param>
    /// <param name="rules">The active rules, which know what topics and entities are called.</param>
    public static ArticleNews Of(TaggedArticle article, RuleSetStamp rules)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(rules);
        return new ArticleNews
        {
            PublicId = article.Known.PublicId,
            Revision = article.Known.Revision,
            Link = article.Link,
            State = article.State,
            Tags = article.Tags,
            Backfill = article.Known.Backfill,
            Source = article.Source,
            Rules = rules with { Set = article.SetNumber, Hash = article.RulesHash },
        };
    }
}

/// <summary>Which rules tagged an article.</summary>
/// <param name="Set">Number of the configuration set.</param>
/// <param name="Hash"><c>sha256:…</c> of the set's files.</param>
public sealed record RuleSetStamp(int Set, string Hash)
{
    /// <summary>The taxonomy of that set by topic id: what a topic is called, and its codes elsewhere.</summary>
    public IReadOnlyDictionary<string, Topic> Topics { get; init; } = new Dictionary<string, Topic>();

    /// <summary>The entities of that set by id: what they are called, and of which class weapons are.</summary>
    public IReadOnlyDictionary<string, Entity> Entities { get; init; } = new Dictionary<string, Entity>();
}
