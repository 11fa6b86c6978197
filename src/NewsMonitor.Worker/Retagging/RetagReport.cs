using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Retagging;

namespace NewsMonitor.Worker.Retagging;

/// <summary>What other rules change, counted; of the articles themselves only those that change most are kept.</summary>
/// <param name="gate">Relevance from which articles are announced.</param>
/// <param name="examples">How many articles are kept.</param>
internal sealed class RetagReport(int gate, int examples)
{
    /// <summary>Articles that are kept at most.</summary>
    public const int MostExamples = 1000;

    private readonly SortedDictionary<string, TopicCount> _topics = new(StringComparer.Ordinal);
    private readonly PriorityQueue<RetaggedArticle, (int Weight, Guid Id)> _worst = new();

    /// <summary>Relevance from which articles are announced.</summary>
    public int Gate => gate;

    public RetagEnd End { get; set; } = RetagEnd.Stopped;

    /// <summary>Articles that were read and tagged.</summary>
    public int Read { get; set; }

    /// <summary>Articles whose tags differ in anything.</summary>
    public int Different { get; private set; }

    /// <summary>Articles with the same tags, that other rules had given.</summary>
    public int Renewed { get; private set; }

    /// <summary>Articles that somebody else was changing, again and again.</summary>
    public int LeftBusy { get; set; }

    /// <summary>Articles that somebody else has changed, and tagged, since they were read.</summary>
    public int ChangedMeanwhile { get; set; }

    public int AboveGate { get; private set; }

    public int BelowGate { get; private set; }

    public int MoreRelevant { get; private set; }

    public int LessRelevant { get; private set; }

    public int Graver { get; private set; }

    public int LessGrave { get; private set; }

    public int EventsAdded { get; private set; }

    public int EventsLost { get; private set; }

    public int EntitiesAdded { get; private set; }

    public int EntitiesLost { get; private set; }

    /// <summary>Articles that <c>article.detected</c> tells, if subscribers are told.</summary>
    public int ToDetect { get; private set; }

    /// <summary>Those of them that are not live news.</summary>
    public int ToDetectAsBackfill { get; private set; }

    /// <summary>Articles that <c>article.revised</c> tells, if subscribers are told.</summary>
    public int ToRevise { get; private set; }

    /// <summary>Topics that came to articles or went from them, by id.</summary>
    public IReadOnlyDictionary<string, TopicCount> Topics => _topics;

    /// <summary>The articles that change most, those first.</summary>
    public IEnumerable<RetaggedArticle> Worst => _worst.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element);

    public void Add(RetaggedArticle article)
    {
        ToDetect += article.Announcement == RevisionAnnouncement.Detected ? 1 : 0;
        ToDetectAsBackfill += article is { Announcement: RevisionAnnouncement.Detected, Backfill: true } ? 1 : 0;
        ToRevise += article.Announcement == RevisionAnnouncement.Revised ? 1 : 0;
        if (!article.Difference.Any)
        {
            Renewed += article.IsByOtherRules ? 1 : 0;
            return;
        }

        Different++;
        var (relevance, severity) = (article.Changes.Relevance, article.Changes.Severity);
        AboveGate += IsAbove(article) ? 1 : 0;
        BelowGate += IsBelow(article) ? 1 : 0;
        MoreRelevant += relevance.To > relevance.From ? 1 : 0;
        LessRelevant += relevance.To < relevance.From ? 1 : 0;
        Graver += severity.To > severity.From ? 1 : 0;
        LessGrave += severity.To < severity.From ? 1 : 0;
        EventsAdded += article.Difference.EventsAdded.Count;
        EventsLost += article.Difference.EventsLost.Count;
        EntitiesAdded += article.Difference.EntitiesAdded.Count;
        EntitiesLost += article.Difference.EntitiesLost.Count;
        CountTopics(article.Difference);
        Keep(article);
    }

    /// <summary>True when the article reaches the gate.</summary>
    public bool IsAbove(RetaggedArticle article) => article.Changes.Relevance.From < gate && article.Changes.Relevance.To >= gate;

    /// <summary>True when the article falls below the gate.</summary>
    public bool IsBelow(RetaggedArticle article) => article.Changes.Relevance.From >= gate && article.Changes.Relevance.To < gate;

    private void CountTopics(TagDifference difference)
    {
        foreach (var topic in difference.TopicsAdded)
        {
            var count = _topics.GetValueOrDefault(topic);
            _topics[topic] = count with { Added = count.Added + 1 };
        }

        foreach (var topic in difference.TopicsLost)
        {
            var count = _topics.GetValueOrDefault(topic);
            _topics[topic] = count with { Lost = count.Lost + 1 };
        }
    }

    private void Keep(RetaggedArticle article)
    {
        _worst.Enqueue(article, (WeightOf(article), article.Article.Known.PublicId));
        if (_worst.Count > examples)
        {
            _worst.Dequeue();
        }
    }

    /// <summary>First what subscribers would get or lose, then what they would be told otherwise.</summary>
    private int WeightOf(RetaggedArticle article)
    {
        var changes = article.Changes;
        return (IsAbove(article) || IsBelow(article) ? 1000 : 0)
            + (100 * Math.Abs(changes.Severity.To - changes.Severity.From))
            + Math.Abs(changes.Relevance.To - changes.Relevance.From)
            + (10 * (changes.TopicsAdded.Count + changes.TopicsRemoved.Count));
    }
}

/// <summary>To how many articles a topic came, and from how many it went.</summary>
internal readonly record struct TopicCount(int Added, int Lost);

/// <summary>Why a run ended.</summary>
internal enum RetagEnd
{
    /// <summary>Somebody asked for it.</summary>
    Stopped,

    /// <summary>All articles of the range were read.</summary>
    Complete,

    /// <summary>Another configuration set became active.</summary>
    Superseded,
}
