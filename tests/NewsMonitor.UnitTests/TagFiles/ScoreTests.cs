using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.UnitTests.TagFiles;

public sealed class ScoreTests
{
    private static readonly Score Known = new(Hits: 60, FalseAlarms: 20, Misses: 40, Rest: 180);

    [Fact]
    public void Figures_are_what_a_person_computes()
    {
        Assert.Equal((0.75, 0.6, 0.1), (Known.Precision, Known.Recall, Known.FalseAlarmRate));
        Assert.Equal(120.0 / 180, Known.F1);
    }

    [Fact]
    public void Nothing_counted_is_no_division_by_zero() =>
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (default(Score).Precision, default(Score).Recall, default(Score).F1, default(Score).FalseAlarmRate));

    [Fact]
    public void Each_verdict_counts_in_its_place() => Assert.Equal(
        new Score(1, 1, 1, 1), default(Score).With(true, true).With(false, true).With(true, false).With(false, false));

    [Fact]
    public void The_interval_covers_the_figure_and_is_the_same_each_time()
    {
        var (low, high) = Bootstrap.Interval(Known, score => score.Precision);

        Assert.InRange(Known.Precision, low, high);

        // Standard error of a share of 0.75 in 80 draws: 0.048.
        Assert.InRange(low, 0.62, 0.69);
        Assert.InRange(high, 0.81, 0.87);
        Assert.Equal((low, high), Bootstrap.Interval(Known, score => score.Precision));
    }

    [Fact]
    public void More_verdicts_make_it_narrower()
    {
        var (low, high) = Bootstrap.Interval(Known, score => score.F1);
        var (lowOfMore, highOfMore) = Bootstrap.Interval(new Score(600, 200, 400, 1800), score => score.F1);

        Assert.InRange(highOfMore - lowOfMore, 0.01, (high - low) / 2);
    }

    [Fact]
    public void Without_any_error_it_is_a_point() => Assert.Equal((1.0, 1.0), Bootstrap.Interval(new Score(5, 0, 0, 5), score => score.F1));
}
