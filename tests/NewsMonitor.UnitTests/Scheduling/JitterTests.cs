using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class JitterTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void It_is_the_same_in_every_process_and_on_every_machine()
    {
        Assert.Equal(-0.99372, Jitter.Of("perspektiven-global", Sample.Now), 5);
        Assert.Equal(0.57931, Jitter.Spread("perspektiven-global", Hour).TotalHours, 5);
    }

    [Fact]
    public void Sources_are_spread_evenly_over_a_span()
    {
        var places = Enumerable.Range(0, 1000).Select(number => (int)Jitter.Spread($"source-{number}", Hour).TotalMinutes / 6).ToList();

        Assert.Equal(Enumerable.Range(0, 10), places.Distinct().Order());
        Assert.All(places.CountBy(place => place), place => Assert.InRange(place.Value, 65, 135));
    }

    [Fact]
    public void An_interval_is_a_tenth_longer_or_shorter_at_most_and_on_average_neither()
    {
        var intervals = Enumerable.Range(0, 1000).Select(minute => Jitter.Of("a", Sample.Now.AddMinutes(minute), Hour).TotalMinutes).ToList();

        Assert.All(intervals, interval => Assert.InRange(interval, 54, 66));
        Assert.InRange(intervals.Average(), 59.7, 60.3);
        Assert.True(intervals.Max() > 65.5 && intervals.Min() < 54.5);
    }
}
