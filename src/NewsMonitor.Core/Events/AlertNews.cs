using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Core.Events;

/// <summary>What is told of an alert: its state after the change.</summary>
public sealed record AlertNews
{
    /// <summary>The alert as it is now.</summary>
    public required StoredAlert Alert { get; init; }

    /// <summary>What is told: that it was raised, updated or closed.</summary>
    public required AlertStep Step { get; init; }

    /// <summary>Its rule; null when there is none any more.</summary>
    public required WatchRule? Rule { get; init; }

    /// <summary>The story that it is told of.</summary>
    public required Story Story { get; init; }

    /// <summary>Id of the alert that was closed as merged for this one; null when there is none.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>Its newest articles, newest first, with what was announced of them.</summary>
    public IReadOnlyList<AlertArticle> Articles { get; init; } = [];
}

/// <summary>An article of an alert.</summary>
/// <param name="News">Its state.</param>
/// <param name="DetectedAt">When it was first seen.</param>
public sealed record AlertArticle(ArticleNews News, DateTimeOffset DetectedAt)
{
    /// <summary>Of a stored article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="rules">The active rules.</param>
    public static AlertArticle Of(TaggedArticle article, RuleSetStamp rules)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new AlertArticle(ArticleNews.Of(article, rules), article.Known.FirstSeenAt);
    }
}
