using CsCheck;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class AfterSuccessTests
{
    private static readonly DateTimeOffset Monday = new(2027, 2, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly Gen<float> AnyFloat = Gen.Frequency(
        (8, Gen.Float[0, 50]), (1, Gen.Float), (1, OneOf(float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -1f)));

    private static readonly Gen<Rhythm> AnyRhythm =
        from counts in AnyFloat.Array[0, 200]
        from weeks in Gen.OneOf(Gen.Double[0, 6], Gen.Double, OneOf(double.NaN, double.PositiveInfinity, 5.77, 1e300))
        from window in Gen.OneOf(Gen.Int[0, 100], Gen.Int)
        from peak in Gen.OneOf(Gen.Double[0, 100], Gen.Double, OneOf(double.NaN, double.PositiveInfinity, double.Epsilon))
        from hours in Gen.Int[-5000, 5000]
        from known in Gen.Bool
        select new Rhythm { Counts = counts, Weeks = weeks, Window = window, PeakRate = peak, At = known ? Monday.AddHours(hours) : null };

    private static readonly Gen<PollInterval> AnyInterval =
        from shortest in Gen.Int[1, 10_080]
        from longest in Gen.Int[1, 10_080]
        select new PollInterval(TimeSpan.FromMinutes(Math.Min(shortest, longest)), TimeSpan.FromMinutes(Math.Max(shortest, longest)));

    private static readonly Gen<PollHints> AnyHints =
        from ttl in Gen.Int[0, 100_000]
        from fresh in Gen.OneOf(Gen.Int[0, 100_000].Select(minutes => TimeSpan.FromMinutes(minutes)), Gen.Const(TimeSpan.MaxValue))
        from hours in Gen.Int[0, 23].HashSet[0, 24]
        from days in Gen.Enum<DayOfWeek>().HashSet[0, 7]
        select new PollHints { TimeToLive = TimeSpan.FromMinutes(ttl), FreshFor = fresh, SkipHours = hours, SkipDays = days };

    [Fact]
    public void Whatever_was_learnt_and_whatever_the_publisher_says_the_bounds_hold() =>
        Gen.Select(AnyRhythm, AnyInterval, AnyHints, Gen.Int[0, 20_000], OneOf("UTC", "Europe/Berlin", "Asia/Kathmandu", "Mars/Olympus")).Sample(
            (rhythm, interval, hints, hours, zone) =>
            {
                var (source, now) = (Sample.Source with { Interval = interval, TimeZone = zone }, Monday.AddHours(hours).AddMinutes(hours % 60));
                var pause = PollPlanner.AfterSuccess(source, rhythm, hints, now);

                Assert.Equal(pause, PollPlanner.AfterSuccess(source, rhythm, hints, now));
                Assert.InRange(pause, interval.Shortest * (interval.IsFixed ? 0.9 : 1), interval.Longest * (interval.IsFixed ? 1.1 : 1));
                Assert.InRange(PollPlanner.ExpectedBy(source, rhythm, now), now.AddHours(24), now.AddDays(60));
            },
            iter: 2000);

    [Fact]
    public void A_fixed_interval_is_that_long_whatever_was_learnt()
    {
        var source = Sample.Source with { Interval = PollInterval.Fixed(TimeSpan.FromMinutes(15)) };

        Assert.InRange(PollPlanner.AfterSuccess(source, Every(1), PollHints.None, Monday).TotalMinutes, 13.5, 16.5);
        Assert.InRange(PollPlanner.AfterSuccess(source, Rhythm.Unknown, Hint(TimeSpan.FromHours(5)), Monday).TotalMinutes, 13.5, 16.5);
    }

    [Theory]
    [InlineData(1, 5)] // 60 an hour
    [InlineData(15, 12.2)]
    [InlineData(60, 24.5)]
    [InlineData(240, 49)]
    [InlineData(60 * 24 * 14, 120)]
    public void Four_times_the_articles_halve_the_pause(int minutesBetween, double minutes)
    {
        var pauses = Enumerable.Range(0, 100)
            .Select(number => PollPlanner.AfterSuccess(Sample.Source with { Key = $"s{number}" }, Every(minutesBetween), PollHints.None, Monday).TotalMinutes);

        Assert.InRange(pauses.Average(), minutes * 0.88, minutes * 1.12);
    }

    [Fact]
    public void More_articles_never_make_the_pause_longer() =>
        Gen.Select(Gen.Float[0, 20].Array[168], Gen.Double[0.1, 5.7], Gen.Float[1, 10], Gen.Int[0, 168]).Sample(
            (counts, weeks, more, hours) =>
            {
                var (few, now) = (new Rhythm { Counts = counts, Weeks = weeks, At = Monday }, Monday.AddHours(hours));
                var many = few with { Counts = [.. counts.Select(count => count * more)] };

                Assert.True(
                    PollPlanner.AfterSuccess(Sample.Source, many, PollHints.None, now) <= PollPlanner.AfterSuccess(Sample.Source, few, PollHints.None, now));
            },
            iter: 500);

    [Fact]
    public void A_new_source_is_asked_soon_and_one_that_stays_silent_ever_less()
    {
        var rhythm = Rhythm.Unknown.Observe([], 0, Monday, TimeZoneInfo.Utc);
        var first = PollPlanner.AfterSuccess(Sample.Source, rhythm, PollHints.None, Monday);
        var (day, weeks) = (Monday.AddDays(1), Monday.AddDays(28));

        var afterDay = PollPlanner.AfterSuccess(Sample.Source, rhythm.Observe([], 0, day, TimeZoneInfo.Utc), PollHints.None, day);
        var afterWeeks = PollPlanner.AfterSuccess(Sample.Source, rhythm.Observe([], 0, weeks, TimeZoneInfo.Utc), PollHints.None, weeks);

        Assert.InRange(first, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30));
        Assert.InRange(afterDay, TimeSpan.FromMinutes(35), TimeSpan.FromMinutes(70));
        Assert.InRange(afterWeeks, TimeSpan.FromMinutes(105), TimeSpan.FromHours(2));
    }

    [Fact]
    public void A_quiet_night_does_not_outlast_the_busy_morning()
    {
        // 40 an hour from 6 o'clock on weekdays; for four weeks.
        var morning = new Rhythm
        {
            Counts = [.. Enumerable.Range(0, 168).Select(slot => slot / 24 < 5 && slot % 24 is >= 6 and < 10 ? 160f : 0)],
            Weeks = Rhythm.Exposure(4),
            At = Monday.AddDays(1).Date.AddHours(5),
        };
        var source = Sample.Source with { Interval = new PollInterval(TimeSpan.FromMinutes(5), TimeSpan.FromHours(12)) };

        var half = PollPlanner.AfterSuccess(source, morning, PollHints.None, new DateTimeOffset(2027, 2, 2, 5, 30, 0, TimeSpan.Zero));

        Assert.InRange(half, TimeSpan.FromMinutes(28), TimeSpan.FromMinutes(45));
    }

    [Fact]
    public void A_listing_is_asked_for_before_half_of_it_can_be_new()
    {
        var rhythm = Every(600) with { Window = 10, PeakRate = 20 };

        Assert.Equal(TimeSpan.FromMinutes(15), PollPlanner.AfterSuccess(Sample.Source, rhythm, PollHints.None, Monday));
    }

    [Fact]
    public void The_publisher_s_wish_makes_the_pause_longer_up_to_the_longest()
    {
        Assert.Equal(TimeSpan.FromMinutes(60), PollPlanner.AfterSuccess(Sample.Source, Every(1), Hint(TimeSpan.FromMinutes(60)), Monday));
        Assert.InRange(PollPlanner.AfterSuccess(Sample.Source, Every(1), Hint(TimeSpan.FromDays(3)), Monday).TotalMinutes, 108, 120);
        Assert.Equal(
            TimeSpan.FromMinutes(50), PollPlanner.AfterSuccess(Sample.Source, Every(1), new PollHints { FreshFor = TimeSpan.FromMinutes(50) }, Monday));
        Assert.Equal(
            TimeSpan.FromMinutes(30), PollPlanner.AfterSuccess(Sample.Source, Every(1), new PollHints { UpdatePeriod = TimeSpan.FromMinutes(30) }, Monday));
    }

    [Fact]
    public void A_wish_does_not_let_articles_fall_out_of_the_listing_but_a_kept_copy_is_not_asked_for_again()
    {
        var rhythm = Every(10) with { Window = 10, PeakRate = 20 };

        Assert.Equal(TimeSpan.FromMinutes(15), PollPlanner.AfterSuccess(Sample.Source, rhythm, Hint(TimeSpan.FromMinutes(60)), Monday));
        Assert.Equal(
            TimeSpan.FromMinutes(20), PollPlanner.AfterSuccess(Sample.Source, rhythm, new PollHints { FreshFor = TimeSpan.FromMinutes(20) }, Monday));
    }

    [Fact]
    public void Skipped_hours_are_slept_through_up_to_the_longest_interval()
    {
        var night = new PollHints { SkipHours = new HashSet<int> { 10, 11 } };
        var weekend = new PollHints { SkipDays = new HashSet<DayOfWeek> { DayOfWeek.Monday } };

        Assert.Equal(TimeSpan.FromMinutes(90), PollPlanner.AfterSuccess(Sample.Source, Every(1), night, Monday.AddMinutes(30)));
        Assert.InRange(PollPlanner.AfterSuccess(Sample.Source, Every(1), weekend, Monday).TotalMinutes, 108, 120);
    }

    [Fact]
    public void Sources_at_their_longest_interval_are_kept_apart_too_and_none_waits_longer()
    {
        var pauses = Enumerable.Range(0, 1000)
            .Select(number => PollPlanner.AfterSuccess(Sample.Source with { Key = $"source-{number}" }, Every(1e6), PollHints.None, Monday).TotalMinutes)
            .ToList();

        Assert.All(pauses, pause => Assert.InRange(pause, 108, 120));
        Assert.True(pauses.Distinct().Count() > 990);
        Assert.All(Enumerable.Range(108, 12), minute => Assert.True(pauses.Count(pause => (int)pause == minute) > 20));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);

    private static PollHints Hint(TimeSpan ttl) => new() { TimeToLive = ttl };

    /// <summary>Four weeks in which an article came every so many minutes.</summary>
    private static Rhythm Every(double minutes) => new()
    {
        Counts = [.. Enumerable.Repeat((float)(Rhythm.Exposure(4) * 60 / minutes), 168)],
        Weeks = Rhythm.Exposure(4),
        At = Monday,
    };
}
