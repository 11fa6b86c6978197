using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Pages;

namespace NewsMonitor.UnitTests.Pages;

public sealed class PageRetryTests
{
    [Theory]
    [InlineData(FetchFailure.NotFound, null, null)]
    [InlineData(FetchFailure.NotFound, FetchFailure.Timeout, null)]
    [InlineData(FetchFailure.NotFound, FetchFailure.NotFound, PageOutcome.NotFound)]
    [InlineData(FetchFailure.Gone, FetchFailure.NotFound, PageOutcome.NotFound)]
    [InlineData(FetchFailure.Forbidden, null, null)]
    [InlineData(FetchFailure.Forbidden, FetchFailure.Forbidden, PageOutcome.Refused)]
    [InlineData(FetchFailure.Blocked, null, PageOutcome.Refused)]
    [InlineData(FetchFailure.TooLarge, null, PageOutcome.NoArticle)]
    [InlineData(FetchFailure.Timeout, FetchFailure.Timeout, null)]
    [InlineData(FetchFailure.Throttled, FetchFailure.Throttled, null)]
    public void What_a_second_look_confirms_is_an_end(FetchFailure failure, FetchFailure? before, PageOutcome? end) =>
        Assert.Equal(end, PageRetry.After(failure, before, 2).End);

    [Fact]
    public void Pauses_grow_and_stay_within_hours()
    {
        var pauses = Enumerable.Range(1, 30).Select(attempt => PageRetry.After(FetchFailure.Timeout, FetchFailure.Timeout, attempt).Pause).ToList();

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromHours(4)), (pauses[0], pauses[^1]));
    }

    [Theory]
    [InlineData(FetchFailure.Connect, true)]
    [InlineData(FetchFailure.NotFound, false)]
    public void Only_a_host_in_trouble_lets_its_other_pages_wait(FetchFailure failure, bool wait) =>
        Assert.Equal(wait, PageRetry.After(failure, null, 1).OthersWait > TimeSpan.Zero);

    [Fact]
    public void Every_outcome_has_a_name_of_its_own() =>
        Assert.Equal(Enum.GetValues<PageOutcome>().Length, Enum.GetValues<PageOutcome>().Select(PageOutcomes.Name).Distinct().Count());
}
