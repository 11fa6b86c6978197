using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class ExpectedByTests
{
    private static readonly DateTimeOffset Monday = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_expected_of_a_source_nobody_knows_nor_of_one_that_never_published()
    {
        Assert.Equal(Monday.AddDays(60), PollPlanner.ExpectedBy(Sample.Source, Rhythm.Unknown, Monday));
        Assert.Equal(Monday.AddDays(60), PollPlanner.ExpectedBy(Sample.Source, Weekly(0), Monday));
    }

    [Fact]
    public void An_agency_is_not_missed_within_a_day() =>
        Assert.Equal(Monday.AddDays(1), PollPlanner.ExpectedBy(Sample.Source, Weekly(3000), Monday));

    [Fact]
    public void The_more_seldom_a_source_publishes_the_later_it_is_missed()
    {
        var silences = new double[] { 200, 50, 20, 7, 3 }.Select(articles => PollPlanner.ExpectedBy(Sample.Source, Weekly(articles), Monday)).ToList();

        Assert.Equal(silences.Order(), silences);
        Assert.InRange(silences[2], Monday.AddDays(4), Monday.AddDays(8));
        Assert.Equal(silences.Count, silences.Distinct().Count());
    }

    [Fact]
    public void A_source_that_rests_at_the_weekend_is_not_missed_on_Sunday()
    {
        // 12 articles on each weekday, between 8 and 18 o'clock.
        var counts = Enumerable.Range(0, 168).Select(slot => slot / 24 < 5 && slot % 24 is >= 8 and < 18 ? 1.2f * (float)Rhythm.Exposure(12) : 0);
        var rhythm = new Rhythm { Counts = [.. counts], Weeks = Rhythm.Exposure(12), At = Monday };
        var friday = Monday.AddDays(4).AddHours(17);

        Assert.True(PollPlanner.ExpectedBy(Sample.Source, rhythm, friday) > Monday.AddDays(7));
        Assert.True(PollPlanner.ExpectedBy(Sample.Source, rhythm, Monday.AddHours(17)) < Monday.AddDays(3));
    }

    /// <summary>Twelve weeks in which so many articles came a week, at any hour.</summary>
    private static Rhythm Weekly(double articles) => new()
    {
        Counts = [.. Enumerable.Repeat((float)(articles / 168 * Rhythm.Exposure(12)), 168)],
        Weeks = Rhythm.Exposure(12),
        At = Monday,
    };
}
