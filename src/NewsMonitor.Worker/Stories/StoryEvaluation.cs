using System.Globalization;
using NewsMonitor.Core.Stories;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Stories;

/// <summary>Compares stories with labelled events, in several orders of arrival.</summary>
internal static class StoryEvaluation
{
    /// <param name="grouping">The engine.</param>
    /// <param name="file">Articles with <c>cluster</c> labels.</param>
    /// <param name="orders">How many orders: 1 is that of the file, any more are shuffled, the same in every run.</param>
    /// <exception cref="CommandFailedException">No article has a label.</exception>
    public static void Print(FileGrouping grouping, ArticleFile file, int orders)
    {
        var articles = grouping.Read(file).Where(article => article.Line.Cluster is not null).ToArray();
        if (articles.Length == 0)
        {
            throw new CommandFailedException("No labelled article was read: each needs a \"cluster\".");
        }

        List<ClusterScore> scores = [];
        for (var order = 1; order <= orders; order++)
        {
            var arrival = articles.ToArray();
            if (orders > 1)
            {
                new Random(order).Shuffle(arrival);
            }

            scores.Add(ScoreOf(grouping, Renumbered(arrival)));
        }

        Write($"{articles.Length} articles on {articles.DistinctBy(article => article.Line.Cluster).Count()} events; mean of {orders} orders of arrival");
        Figure("BCubed F1", scores, score => score.BCubedF1);
        Figure("  precision", scores, score => score.BCubedPrecision);
        Figure("  recall", scores, score => score.BCubedRecall);
        Figure("pair F1", scores, score => score.PairF1);
        Figure("  precision", scores, score => score.PairPrecision);
        Figure("  recall", scores, score => score.PairRecall);
        if (scores[0].SiblingsJoined is not null)
        {
            Figure("siblings joined", scores, score => score.SiblingsJoined!.Value);
        }
    }

    private static ClusterScore ScoreOf(FileGrouping grouping, IReadOnlyList<(ArticleLine Line, StoryArticle Article)> articles) =>
        ClusterScore.Of([.. grouping.Group(articles.Select(article => article.Article))
            .Zip(articles, (placement, article) => new Grouped(placement.Story, article.Line.Cluster!, article.Line.Circle))]);

    /// <summary>Numbers say in which order articles were first seen, and so does the time at which they were.</summary>
    private static List<(ArticleLine Line, StoryArticle Article)> Renumbered(IEnumerable<(ArticleLine Line, StoryArticle Article)> arrival)
    {
        List<(ArticleLine, StoryArticle)> renumbered = [];
        var newest = DateTimeOffset.MinValue;
        foreach (var (line, article) in arrival)
        {
            newest = article.SeenAt > newest ? article.SeenAt : newest;
            renumbered.Add((line, article with { Id = renumbered.Count + 1, SeenAt = newest }));
        }

        return renumbered;
    }

    private static void Figure(string name, IReadOnlyCollection<ClusterScore> scores, Func<ClusterScore, double> figure) =>
        Write($"{name,-16} {scores.Average(figure):0.0000}  {scores.Min(figure):0.0000} - {scores.Max(figure):0.0000}");

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
