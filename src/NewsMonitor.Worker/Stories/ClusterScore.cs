namespace NewsMonitor.Worker.Stories;

/// <summary>How well stories agree with labelled events.</summary>
/// <param name="BCubedPrecision">Mean over articles: the share of its story that tells of its event.</param>
/// <param name="BCubedRecall">Mean over articles: the share of its event that is in its story.</param>
/// <param name="PairPrecision">Share of the joined pairs that tell of one event; 1 when none is joined.</param>
/// <param name="PairRecall">Share of the pairs of one event that are joined; 1 when there are none.</param>
/// <param name="SiblingsJoined">Share of the pairs of one circle, but of two events, that are joined; null when there are none.</param>
/// <remarks>BCubed: Bagga and Baldwin, Algorithms for scoring coreference chains, 1998.</remarks>
internal sealed record ClusterScore(double BCubedPrecision, double BCubedRecall, double PairPrecision, double PairRecall, double? SiblingsJoined)
{
    public double BCubedF1 => Harmonic(BCubedPrecision, BCubedRecall);

    public double PairF1 => Harmonic(PairPrecision, PairRecall);

    /// <summary>Compares articles, each given as its story, its event and the circle of its event.</summary>
    public static ClusterScore Of(IReadOnlyCollection<Grouped> articles)
    {
        var stories = articles.CountBy(article => article.Story).ToDictionary();
        var events = articles.CountBy(article => article.Event).ToDictionary();
        var both = articles.CountBy(article => (article.Story, article.Event)).ToDictionary();
        var (right, joined, together) = (both.Values.Sum(Pairs), stories.Values.Sum(Pairs), events.Values.Sum(Pairs));

        var circled = articles.Where(article => article.Circle is not null).ToList();
        var siblings = circled.CountBy(article => article.Circle!).Sum(of => Pairs(of.Value))
            - circled.CountBy(article => (article.Circle, article.Event)).Sum(of => Pairs(of.Value));
        var siblingsJoined = circled.CountBy(article => (article.Circle, article.Story)).Sum(of => Pairs(of.Value))
            - circled.CountBy(article => (article.Circle, article.Story, article.Event)).Sum(of => Pairs(of.Value));
        return new ClusterScore(
            articles.Average(article => (double)both[(article.Story, article.Event)] / stories[article.Story]),
            articles.Average(article => (double)both[(article.Story, article.Event)] / events[article.Event]),
            joined == 0 ? 1 : (double)right / joined,
            together == 0 ? 1 : (double)right / together,
            siblings == 0 ? null : (double)siblingsJoined / siblings);
    }

    private static long Pairs(int count) => (long)count * (count - 1) / 2;

    private static double Harmonic(double one, double other) => one + other == 0 ? 0 : 2 * one * other / (one + other);
}

/// <summary>An article with what was found and what people say.</summary>
internal sealed record Grouped(long Story, string Event, string? Circle);
