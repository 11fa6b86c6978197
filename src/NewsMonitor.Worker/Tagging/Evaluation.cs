using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Worker.Tagging;

/// <summary>Compares tags with the labels of people.</summary>
internal sealed class Evaluation(Tagger tagger, EvaluationChoice choice)
{
    private readonly List<Verdict> _verdicts = [];

    /// <summary>The counts.</summary>
    public Score Score => _verdicts.Aggregate(default(Score), (score, verdict) => score.With(verdict.Article.IsDefence!.Value, verdict.IsTagged));

    /// <summary>Articles without a label, or left out by choice.</summary>
    public int LeftOut { get; private set; }

    public void Add(ArticleFile articles) => articles.ForEach(article => (article, Relevance: RelevanceOf(article)), judged =>
    {
        if (judged.Relevance is { } found)
        {
            _verdicts.Add(new Verdict(judged.article, found, found >= choice.Gate));
        }
        else
        {
            LeftOut++;
        }
    });

    /// <summary>False alarms of the highest relevance: where the rules are surest and wrong.</summary>
    public IEnumerable<Verdict> WorstAlarms(int count) =>
        _verdicts.Where(verdict => verdict is { IsTagged: true, Article.IsDefence: false }).OrderByDescending(verdict => verdict.Relevance).Take(count);

    /// <summary>Misses of the lowest relevance.</summary>
    public IEnumerable<Verdict> WorstMisses(int count) =>
        _verdicts.Where(verdict => verdict is { IsTagged: false, Article.IsDefence: true }).OrderBy(verdict => verdict.Relevance).Take(count);

    private int? RelevanceOf(ArticleLine article)
    {
        if (article.IsDefence is null || (choice.Lenient && article.IsGrey) || (choice.Since is { } since && !(article.Published >= since)))
        {
            return null;
        }

        return tagger.Tag((choice.TitleOnly ? article with { Text = "" } : article).ToTaggable()).Relevance;
    }
}

/// <summary>What to compare.</summary>
/// <param name="Gate">Relevance from which an article counts as defence.</param>
/// <param name="Lenient">Leave out labels that are in doubt; otherwise they count as not defence, as they say.</param>
/// <param name="TitleOnly">Judge by the headline alone.</param>
/// <param name="Since">Only articles from this day on; null for all.</param>
internal sealed record EvaluationChoice(int Gate, bool Lenient, bool TitleOnly, DateTimeOffset? Since);

/// <summary>What was found in one labelled article.</summary>
internal sealed record Verdict(ArticleLine Article, int Relevance, bool IsTagged);
