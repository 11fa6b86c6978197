using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class AfterFailureTests
{
    public static TheoryData<FetchFailure> Failures => [.. Enum.GetValues<FetchFailure>()];

    [Theory]
    [InlineData(FetchFailure.Timeout, 1, 1)]
    [InlineData(FetchFailure.Timeout, 2, 2)]
    [InlineData(FetchFailure.Dns, 5, 16)]
    [InlineData(FetchFailure.HttpServerError, 20, 360)]
    [InlineData(FetchFailure.NotAFeed, 1, 5)]
    [InlineData(FetchFailure.Xml, 2, 7.5)]
    [InlineData(FetchFailure.Xml, 40, 360)]
    [InlineData(FetchFailure.Throttled, 1, 10)]
    [InlineData(FetchFailure.Throttled, 2, 20)]
    [InlineData(FetchFailure.Throttled, 40, 1440)]
    [InlineData(FetchFailure.Forbidden, 1, 15)]
    [InlineData(FetchFailure.Tls, 40, 1440)]
    [InlineData(FetchFailure.Gone, 1, 1440)]
    [InlineData(FetchFailure.Internal, 3, 20)]
    public void The_pause_grows_as_the_failure_deserves(FetchFailure failure, int failures, double minutes) =>
        Assert.InRange(After(failure, failures).Next.TotalMinutes, minutes * 0.9, minutes * 1.1);

    [Theory]
    [MemberData(nameof(Failures))]
    public void No_source_is_ever_given_up(FetchFailure failure)
    {
        for (var failures = 1; failures < 80; failures++)
        {
            Assert.InRange(After(failure, failures).Next, TimeSpan.FromSeconds(50), TimeSpan.FromHours(26.4));
        }

        Assert.InRange(After(failure, int.MaxValue).Next, TimeSpan.FromSeconds(50), TimeSpan.FromHours(26.4));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Another_failure_never_makes_the_pause_much_shorter(FetchFailure failure)
    {
        for (var failures = 1; failures < 40; failures++)
        {
            Assert.True(After(failure, failures + 1).Next >= After(failure, failures).Next * 0.8);
        }
    }

    [Fact]
    public void A_source_that_is_asked_once_a_week_is_asked_no_oftener_for_failing_on()
    {
        var weekly = Sample.Source with { Interval = PollInterval.Fixed(TimeSpan.FromDays(7)) };

        Assert.True(PollPlanner.AfterFailure(weekly, FetchFailure.Timeout, 40, null, Sample.Now).Next > TimeSpan.FromDays(6));
    }

    [Theory]
    [InlineData(1, 1)] // sooner than we would have come: taken at its word
    [InlineData(90, 90)]
    [InlineData(1440, 1440)]
    [InlineData(100_000, 1440)]
    public void A_throttled_source_that_says_how_long_is_taken_at_its_word_up_to_a_day(int asked, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), After(FetchFailure.Throttled, 3, TimeSpan.FromMinutes(asked)).Next);

    [Fact]
    public void Zero_is_no_answer_to_how_long() => Assert.True(After(FetchFailure.Throttled, 3, TimeSpan.Zero).Next > TimeSpan.FromMinutes(30));

    [Theory]
    [MemberData(nameof(Failures))]
    public void Whatever_failed_a_source_that_asks_us_to_stay_away_is_left_alone_for_so_long(FetchFailure failure) =>
        Assert.True(After(failure, 1, TimeSpan.FromHours(23)).Next >= TimeSpan.FromHours(23));

    [Fact]
    public void What_is_gone_is_parked_at_once()
    {
        var delay = After(FetchFailure.Gone, 1);

        Assert.Equal((true, FailureGrade.Gone), (delay.Park, delay.Grade));
    }

    [Fact]
    public void What_is_not_found_is_parked_when_that_has_lasted_about_three_days()
    {
        var waited = TimeSpan.Zero;
        var failures = 1;
        for (; !After(FetchFailure.NotFound, failures).Park; failures++)
        {
            Assert.Equal(FailureGrade.Refused, After(FetchFailure.NotFound, failures).Grade);
            waited += After(FetchFailure.NotFound, failures).Next;
        }

        Assert.Equal(FailureGrade.Gone, After(FetchFailure.NotFound, failures).Grade);
        Assert.InRange(waited, TimeSpan.FromDays(2.9), TimeSpan.FromDays(3.8));
        Assert.InRange(After(FetchFailure.NotFound, failures).Next, TimeSpan.FromHours(21), TimeSpan.FromHours(27));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Only_what_is_gone_or_not_found_is_parked(FetchFailure failure) =>
        Assert.Equal(failure is FetchFailure.Gone or FetchFailure.NotFound, After(failure, 100).Park);

    [Fact]
    public void Sources_that_fail_together_do_not_come_back_together() =>
        Assert.True(Enumerable.Range(0, 50)
            .Select(number => PollPlanner.AfterFailure(Sample.Source with { Key = $"s{number}" }, FetchFailure.Timeout, 6, null, Sample.Now).Next)
            .Distinct().Count() > 45);

    [Fact]
    public void There_is_no_failure_before_the_first() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => After(FetchFailure.Timeout, 0));

    private static PollDelay After(FetchFailure failure, int failures, TimeSpan? retryAfter = null) =>
        PollPlanner.AfterFailure(Sample.Source, failure, failures, retryAfter, Sample.Now);
}
