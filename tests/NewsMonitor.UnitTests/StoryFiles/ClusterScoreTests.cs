using NewsMonitor.Worker.Stories;

namespace NewsMonitor.UnitTests.StoryFiles;

public sealed class ClusterScoreTests
{
    [Fact]
    public void Figures_are_those_that_one_gets_by_hand()
    {
        // Story 1 holds three of event a and one of b; the other b stands alone. Both events are of one circle.
        var score = ClusterScore.Of([new(1, "a", "x"), new(1, "a", "x"), new(1, "a", "x"), new(1, "b", "x"), new(2, "b", "x")]);

        Assert.Equal(((3 * 0.75) + 0.25 + 1) / 5, score.BCubedPrecision, 9);
        Assert.Equal((3 + 0.5 + 0.5) / 5, score.BCubedRecall, 9);
        Assert.Equal(3 / 6.0, score.PairPrecision, 9);
        Assert.Equal(3 / 4.0, score.PairRecall, 9);
        Assert.Equal(2 * 0.5 * 0.75 / 1.25, score.PairF1, 9);
        Assert.Equal(3 / 6.0, score.SiblingsJoined!.Value, 9);
    }

    [Fact]
    public void Articles_apart_from_each_other_are_all_right_where_no_event_has_two()
    {
        var score = ClusterScore.Of([new(1, "a", null), new(2, "b", null)]);

        Assert.Equal((1, 1, null), (score.BCubedF1, score.PairF1, score.SiblingsJoined));
    }

    [Fact]
    public void One_story_of_all_is_seldom_right()
    {
        var score = ClusterScore.Of([new(1, "a", null), new(1, "b", null)]);

        Assert.Equal((0.5, 1, 0), (score.BCubedPrecision, score.BCubedRecall, score.PairPrecision));
    }
}
