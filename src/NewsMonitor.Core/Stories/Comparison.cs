namespace NewsMonitor.Core.Stories;

/// <summary>Compares an article that is being placed with those of the window.</summary>
internal sealed class Comparison(StoryText text, TermStatistics statistics)
{
    /// <summary>A story is judged by its articles that are most like the new one.</summary>
    private const int Nearest = 3;

    /// <summary>How much of the judgement comes from the nearest articles, and not from the mean of all.</summary>
    private const double NearestShare = 0.8;

    private readonly Dictionary<Member, TextOverlap> _overlaps = [];

    /// <summary>Word by word.</summary>
    public TextOverlap With(Member member)
    {
        if (!_overlaps.TryGetValue(member, out var overlap))
        {
            _overlaps[member] = overlap = TextOverlap.Of(text, member.Text);
        }

        return overlap;
    }

    /// <summary>How probable it is that the article belongs to a story: 0 to 1.</summary>
    public double With(Cluster cluster)
    {
        List<double> found = [];
        TextOverlap closest = default;
        foreach (var member in cluster.Representatives)
        {
            var overlap = With(member);
            closest = overlap.Contained > closest.Contained ? overlap : closest;
            found.Add(Probability(text, member.Text, overlap, statistics));
        }

        // The story whose text it resembles most is another filling of its form.
        if (closest.IsOtherFilling)
        {
            return 0;
        }

        var nearest = found.OrderDescending().Take(Nearest).Average();
        return (NearestShare * nearest) + ((1 - NearestShare) * found.Average());
    }

    /// <summary>Mean probability, 0 to 1, that an article of one story belongs to the other.</summary>
    public static double Between(Cluster one, Cluster other, TermStatistics statistics) => one.Representatives
        .SelectMany(_ => other.Representatives, (mine, theirs) => Probability(mine.Text, theirs.Text, TextOverlap.Of(mine.Text, theirs.Text), statistics))
        .Average();

    private static double Probability(StoryText one, StoryText other, TextOverlap overlap, TermStatistics statistics) =>
        overlap.IsOtherFilling ? 0 : SameStory.Probability(one, other, statistics);
}
