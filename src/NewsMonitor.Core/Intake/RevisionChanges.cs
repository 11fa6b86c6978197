using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Intake;

/// <summary>What changed between the newest stored revision and a new state.</summary>
public sealed record RevisionChanges
{
    /// <summary>Texts more alike than this look the same to a reader.</summary>
    private const double VisiblySame = 0.995;

    private const string Text = "body";
    private const string PageText = "page-text";
    private const string Restored = "restored";

    /// <summary>What changed: <c>title</c>, <c>body</c>, <c>tags</c>, <c>severity</c>, <c>below-gate</c>, <c>page-text</c>, in this order; or <c>restored</c> alone.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Old and new title; null when it stayed.</summary>
    public (string From, string To)? Title { get; init; }

    /// <summary>How the text changed; null when it stayed.</summary>
    public TextChange? Body { get; init; }

    /// <summary>Topics that came.</summary>
    public required IReadOnlyList<string> TopicsAdded { get; init; }

    /// <summary>Topics that went.</summary>
    public required IReadOnlyList<string> TopicsRemoved { get; init; }

    /// <summary>Old and new relevance, 0 to 100.</summary>
    public required (int From, int To) Relevance { get; init; }

    /// <summary>Old and new severity, 0 to 4.</summary>
    public required (int From, int To) Severity { get; init; }

    /// <summary>True when a reader could see that something changed.</summary>
    public bool Visible => Kinds.Count > 0;

    /// <summary>True when other rules read the text that was known: nothing but its tags can have changed.</summary>
    public bool IsRetagging { get; private init; }

    /// <summary>True when the number of the revision is that of the one before: the text of its page completed it, or other rules read it.</summary>
    public bool KeepsRevision => IsRetagging || Kinds.Contains(PageText);

    /// <summary>What subscribers are told of it.</summary>
    /// <param name="before">As stored.</param>
    /// <param name="gate">Relevance from which articles are announced.</param>
    public RevisionAnnouncement AnnouncementOf(KnownArticle before, int gate)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before.Announced switch
        {
            true => Visible ? RevisionAnnouncement.Revised : RevisionAnnouncement.None,
            false => Relevance.To >= gate ? RevisionAnnouncement.Detected : RevisionAnnouncement.None,
        };
    }

    /// <summary>What the text of its page changes about a stored article. The text did not change, more of it is known.</summary>
    /// <inheritdoc cref="Between"/>
    public static RevisionChanges ByPage(KnownArticle before, ArticleState after, TagResult tags, int gate)
    {
        var changes = Between(before, after, tags, gate);
        return changes with { Kinds = [.. changes.Kinds.Where(kind => kind != Text), PageText] };
    }

    /// <summary>What other rules change about a stored article, whose text stays.</summary>
    /// <param name="before">As stored.</param>
    /// <param name="tags">What it is about by those rules.</param>
    /// <param name="gate">Relevance from which articles are announced.</param>
    public static RevisionChanges ByRules(KnownArticle before, TagResult tags, int gate)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(tags);
        return Compare(before, title: null, body: null, tags, gate) with { IsRetagging = true };
    }

    /// <summary>A withdrawn article is back as it was.</summary>
    public static RevisionChanges Return(KnownArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new RevisionChanges
        {
            Kinds = [Restored],
            TopicsAdded = [],
            TopicsRemoved = [],
            Relevance = (article.Relevance, article.Relevance),
            Severity = (article.Severity, article.Severity),
        };
    }

    /// <summary>Compares a stored article with its new state.</summary>
    /// <param name="before">As stored.</param>
    /// <param name="after">What it says now.</param>
    /// <param name="tags">What it is about now.</param>
    /// <param name="gate">Relevance from which articles are announced.</param>
    public static RevisionChanges Between(KnownArticle before, ArticleState after, TagResult tags, int gate)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(tags);

        var title = before.Title == after.Title ? ((string, string)?)null : (before.Title, after.Title);
        return Compare(before, title, TextChange.Between(before.Text, after.Text), tags, gate);
    }

    private static RevisionChanges Compare(KnownArticle before, (string From, string To)? title, TextChange? body, TagResult tags, int gate)
    {
        var topics = tags.Topics.Select(topic => topic.Id).ToList();
        var added = topics.Except(before.Topics, StringComparer.Ordinal).ToList();
        var removed = before.Topics.Except(topics, StringComparer.Ordinal).ToList();

        List<string> kinds = [];
        AddIf(title is not null, "title");
        AddIf(body?.Similarity < VisiblySame, Text);
        AddIf(added.Count + removed.Count > 0, "tags");
        AddIf(tags.Severity.Level != before.Severity, "severity");
        AddIf(before.Relevance >= gate && tags.Relevance < gate, "below-gate");

        return new RevisionChanges
        {
            Kinds = kinds,
            Title = title,
            Body = body?.AddedWords + body?.RemovedWords > 0 ? body : null,
            TopicsAdded = added,
            TopicsRemoved = removed,
            Relevance = (before.Relevance, tags.Relevance),
            Severity = (before.Severity, tags.Severity.Level),
        };

        void AddIf(bool condition, string kind)
        {
            if (condition)
            {
                kinds.Add(kind);
            }
        }
    }
}
