namespace NewsMonitor.Core.Stories;

/// <summary>How probable it is that two articles tell of one event: 0 to 1.</summary>
/// <remarks>
/// Logistic regression over <see cref="Likeness"/>. The weights of articles in one language were learnt from pairs of English news on known
/// events; those of articles in two languages, which have little but names, numbers and tags in common, were set by hand.
/// </remarks>
internal static class SameStory
{
    /// <summary>News ages: from the second day on each day counts against.</summary>
    private const double PerDay = 0.2;

    public static double Probability(StoryText one, StoryText other, TermStatistics statistics)
    {
        var like = Likeness.Of(one, other, statistics);
        var odds = one.Article.Language == other.Article.Language ? OneLanguage(like) : TwoLanguages(like);
        return 1 / (1 + Math.Exp(-(odds - (PerDay * Math.Max(0, DaysBetween(one.Article, other.Article) - 1)))));
    }

    private static double OneLanguage(Likeness like) =>
        -3.779
        - (1.933 * like.Words)
        + (5.238 * like.Names)
        + (3.057 * like.Head)
        + (1.929 * like.HeadNames)
        + (5.028 * like.Pairs)
        + (3.593 * like.Numbers)
        + (1.531 * like.Years)
        - (2.209 * like.WordsContained)
        + (2.767 * like.NamesContained)
        + (3.736 * like.PairsContained)
        - (1.526 * like.SharedNames)
        + (2.004 * like.SharedPairs)
        - (1.424 * like.Lengths);

    private static double TwoLanguages(Likeness like) =>
        -4.0
        + (4.5 * like.Entities)
        + (3.0 * like.Names)
        + (2.0 * like.HeadNames)
        + (3.0 * like.Numbers)
        + (1.5 * like.Concepts)
        + (1.5 * like.Years)
        + (2.0 * like.SharedNames);

    private static double DaysBetween(StoryArticle one, StoryArticle other) =>
        Math.Abs(((one.Published ?? one.SeenAt) - (other.Published ?? other.SeenAt)).TotalDays);
}
