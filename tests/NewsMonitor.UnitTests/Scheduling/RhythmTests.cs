using CsCheck;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class RhythmTests
{
    private static readonly DateTimeOffset Monday = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly Rhythm Watched = new() { At = Monday };

    [Fact]
    public void An_article_counts_in_its_hour_of_the_week_by_the_clock_of_the_source()
    {
        var rhythm = Watched.Observe([Monday.AddHours(7.5)], 20, Monday.AddHours(8), Berlin);

        Assert.Equal(1, rhythm.Counts[8]);
        Assert.Equal(1, rhythm.Counts.Sum());
        Assert.Equal(20, rhythm.Window);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-3.0)] // written before the last look, shown after it
    [InlineData(5.0)] // ahead of now
    [InlineData(-1.0)] // 23:00, which is midnight in Berlin
    public void An_article_whose_time_does_not_say_when_it_appeared_counts_in_all_hours_since_the_last_look(double? hour)
    {
        var rhythm = (Watched with { At = Monday.AddHours(-2) }).Observe([hour is { } some ? Monday.AddHours(some) : null], 20, Monday.AddHours(2), Berlin);

        Assert.Equal([0.25f, 0.25f, 0.25f], rhythm.Counts.Take(3));
        Assert.Equal(0.25f, rhythm.Counts[^1]);
    }

    [Fact]
    public void After_four_weeks_an_article_counts_half()
    {
        var rhythm = Watched.Observe([Monday.AddMinutes(30)], 20, Monday.AddHours(1), TimeZoneInfo.Utc);

        Assert.Equal(0.5, rhythm.Observe([], null, Monday.AddHours(1).AddDays(28), TimeZoneInfo.Utc).Counts[0], 4);
    }

    [Fact]
    public void It_does_not_matter_how_often_one_looks()
    {
        var often = Watched;
        for (var hour = 1; hour <= 1000; hour++)
        {
            often = often.Observe([], null, Monday.AddHours(hour), TimeZoneInfo.Utc);
        }

        var once = Watched.Observe([], null, Monday.AddHours(1000), TimeZoneInfo.Utc);

        Assert.Equal(once.Weeks, often.Weeks, 6);
        Assert.Equal(1000.0 / 168, Rhythm.Span(often.Weeks), 6);
    }

    [Fact]
    public void A_look_into_the_past_or_twice_at_once_changes_nothing()
    {
        Assert.Same(Watched, Watched.Observe([Monday], 5, Monday, TimeZoneInfo.Utc));
        Assert.Same(Watched, Watched.Observe([Monday], 5, Monday.AddHours(-1), TimeZoneInfo.Utc));
    }

    [Fact]
    public void The_peak_is_remembered_and_fades_and_a_listing_that_is_new_as_a_whole_counts_double()
    {
        var rhythm = Watched.Observe(new DateTimeOffset?[6], 20, Monday.AddMinutes(30), TimeZoneInfo.Utc);

        Assert.Equal(8, rhythm.PeakRate); // six in half an hour, one in three by chance
        Assert.Equal(8, rhythm.Observe([null], 20, Monday.AddMinutes(60), TimeZoneInfo.Utc).PeakRate, 1);
        Assert.Equal(4, rhythm.Observe([], null, Monday.AddDays(28).AddMinutes(30), TimeZoneInfo.Utc).PeakRate, 5);
        Assert.Equal(16, Watched.Observe(new DateTimeOffset?[6], 6, Monday.AddMinutes(30), TimeZoneInfo.Utc).PeakRate);
    }

    [Fact]
    public void The_first_listing_tells_how_often_and_when_a_source_publishes()
    {
        // Two an hour, from 8 to 11 o'clock, on five days.
        var times = Enumerable.Range(0, 5).SelectMany(day => Enumerable.Range(0, 6).Select(half => (DateTimeOffset?)Monday.AddDays(day).AddHours(8.1 + (half / 2.0))));

        var rhythm = Rhythm.Unknown.Observe([.. times], 30, Monday.AddDays(5), TimeZoneInfo.Utc);

        Assert.Equal([0, 2, 2, 2, 0], rhythm.Counts.Skip(31).Take(5));
        Assert.Equal(4.66 / 7, Rhythm.Span(rhythm.Weeks), 2);
        Assert.Equal((30, Monday.AddDays(5)), (rhythm.Window, rhythm.At));
    }

    [Fact]
    public void A_pinned_article_does_not_make_a_busy_source_slow()
    {
        var times = Enumerable.Range(1, 20).Select(hour => (DateTimeOffset?)Monday.AddHours(-hour - 0.5)).Append(Monday.AddDays(-20)).Append(Monday.AddYears(-3));

        Assert.Equal(20.5 / 168, Rhythm.Span(Rhythm.Unknown.Observe([.. times], 22, Monday, TimeZoneInfo.Utc).Weeks), 3);
    }

    [Fact]
    public void Times_that_cannot_be_meant_teach_nothing()
    {
        AssertNothing(Enumerable.Repeat<DateTimeOffset?>(Monday.AddHours(-1), 20)); // the site was moved
        AssertNothing(Enumerable.Range(0, 20).Select(second => (DateTimeOffset?)Monday.AddSeconds(-second))); // made for this request
        AssertNothing(Enumerable.Range(1, 20).Select(hour => (DateTimeOffset?)Monday.AddHours(hour))); // ahead of now
        AssertNothing(Enumerable.Range(1, 20).Select(year => (DateTimeOffset?)Monday.AddYears(-year)));
        AssertNothing([null, null, null, null]);
        AssertNothing([]);

        static void AssertNothing(IEnumerable<DateTimeOffset?> times)
        {
            var rhythm = Rhythm.Unknown.Observe([.. times], 20, Monday, TimeZoneInfo.Utc);
            Assert.Equal((0, 0.0), (rhythm.Counts.Sum(), rhythm.Weeks));
        }
    }

    [Fact]
    public void Dates_without_a_time_teach_how_often_but_not_when()
    {
        var rhythm = Rhythm.Unknown.Observe([.. Enumerable.Range(1, 10).Select(day => (DateTimeOffset?)Monday.AddDays(-day))], 10, Monday, TimeZoneInfo.Utc);

        Assert.Equal(9, rhythm.Counts.Sum(), 3);
        Assert.True(rhythm.Counts.Max() < 0.1);
    }

    [Fact]
    public void Clocks_that_jump_lose_no_article_and_make_none() =>
        Gen.Select(Gen.Int[0, 72], Gen.Int[1, 72], Gen.Bool).Sample((from, length, spring) =>
        {
            var start = (spring ? new DateTimeOffset(2027, 3, 26, 20, 17, 0, TimeSpan.Zero) : new DateTimeOffset(2026, 10, 23, 20, 17, 0, TimeSpan.Zero)).AddHours(from);

            var rhythm = new Rhythm { At = start }.Observe([null, null, start.AddMinutes(length * 20)], 20, start.AddHours(length), Berlin);

            Assert.Equal(3, rhythm.Counts.Sum(), 3);
        });

    [Fact]
    public void No_times_however_odd_make_a_count_that_is_no_number() =>
        Gen.Select(Gen.Int[-2000, 2000].Array[0, 300], Gen.Int[-2000, 4000], Gen.Int[0, 500]).Sample((hours, now, window) =>
        {
            DateTimeOffset?[] times = [.. hours.Select(hour => hour % 7 == 0 ? (DateTimeOffset?)null : Monday.AddHours(hour)), DateTimeOffset.MinValue, DateTimeOffset.MaxValue];

            var rhythm = Rhythm.Unknown.Observe(times, window, Monday, Berlin).Observe(times, null, Monday.AddHours(now), Berlin);

            Assert.Equal(Rhythm.SlotsOfWeek, rhythm.Counts.Count);
            Assert.All(rhythm.Counts, count => Assert.InRange(count, 0, 1000));
            Assert.InRange(rhythm.Weeks, 0, 5.8);
            Assert.True(double.IsFinite(rhythm.PeakRate));
        });
}
