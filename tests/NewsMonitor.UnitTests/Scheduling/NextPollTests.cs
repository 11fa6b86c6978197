using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class NextPollTests
{
    [Fact]
    public void After_a_success_a_source_is_asked_again_after_its_interval() =>
        Assert.Equal(TimeSpan.FromMinutes(15), NextPoll.AfterSuccess(Sample.Source));

    [Theory]
    [InlineData(15, 1, 15)]
    [InlineData(15, 2, 30)]
    [InlineData(15, 3, 60)]
    [InlineData(15, 5, 240)]
    [InlineData(15, 6, 360)]
    [InlineData(15, 1_000_000, 360)]
    [InlineData(7 * 24 * 60, 1_000_000, 7 * 24 * 60)]
    public void Every_failure_in_a_row_doubles_the_pause_and_none_gives_a_source_up(int interval, int failures, int expected) =>
        Assert.Equal(Minutes(expected), NextPoll.AfterFailure(Sample.Source with { Interval = Minutes(interval) }, failures, retryAfter: null));

    [Theory]
    [InlineData(5, 15)]
    [InlineData(90, 90)]
    [InlineData(10 * 60, 10 * 60)]
    [InlineData(24 * 60, 24 * 60)]
    [InlineData(1_000_000, 24 * 60)]
    public void A_source_may_ask_for_a_longer_pause_of_up_to_a_day(int asked, int expected) =>
        Assert.Equal(Minutes(expected), NextPoll.AfterFailure(Sample.Source, 1, Minutes(asked)));

    [Fact]
    public void A_wish_for_eternity_is_no_arithmetic_overflow() =>
        Assert.Equal(NextPoll.LongestRetryAfter, NextPoll.AfterFailure(Sample.Source, int.MaxValue, TimeSpan.MaxValue));

    [Fact]
    public void Without_a_failure_there_is_no_pause_after_one() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NextPoll.AfterFailure(Sample.Source, 0, null));

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
