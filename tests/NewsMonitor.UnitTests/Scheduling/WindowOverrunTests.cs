using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.UnitTests.Intake;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class WindowOverrunTests
{
    private static readonly DateTimeOffset LastSuccess = Sample.Now.AddHours(-1);

    private readonly Shelf _shelf = new();

    [Fact]
    public void A_window_of_nothing_but_news_has_overrun() =>
        Assert.True(Happened(_shelf.TakeIn(Entry(1), Entry(2))));

    [Fact]
    public void One_that_shows_something_of_before_has_not()
    {
        _shelf.TakeIn(Entry(1));

        Assert.False(Happened(_shelf.TakeIn(Entry(1), Entry(2), Entry(3))));
    }

    [Fact]
    public void What_only_another_source_has_shown_joins_nothing()
    {
        _shelf.TakeIn(Sample.Context() with { Source = Sample.Aggregator }, Entry(1));

        Assert.True(Happened(_shelf.TakeIn(Entry(1), Entry(2), Entry(3))));
    }

    [Fact]
    public void One_that_reaches_back_beyond_the_last_time_has_not_whatever_its_addresses_are_now() =>
        Assert.False(Happened(_shelf.TakeIn(Entry(1), Entry(2) with { Published = Sample.Published(LastSuccess.AddMinutes(-2)) })));

    [Fact]
    public void Without_times_and_with_times_to_the_minute_it_is_judged_all_the_same()
    {
        Assert.True(Happened(_shelf.TakeIn(Entry(1) with { Published = null }, Entry(2) with { Published = null })));
        Assert.True(Happened(_shelf.TakeIn(Entry(3), Entry(4) with { Published = Sample.Published(LastSuccess.AddSeconds(-30)) })));
    }

    [Fact]
    public void A_feed_of_one_entry_is_not_judged() => Assert.False(Happened(_shelf.TakeIn(Entry(1))));

    [Fact]
    public void Nor_is_a_source_that_was_never_read_or_has_never_brought_anything()
    {
        var plan = _shelf.TakeIn(Entry(1), Entry(2));

        Assert.False(WindowOverrun.Happened(plan, lastSuccess: null, hasBrought: true));
        Assert.False(WindowOverrun.Happened(plan, LastSuccess, hasBrought: false));
    }

    private static bool Happened(IntakePlan plan) => WindowOverrun.Happened(plan, LastSuccess, hasBrought: true);

    private static Entry Entry(int number) => Sample.Entry with
    {
        Id = $"id-{number}",
        Link = new Uri($"https://example.org/{number}"),
        Title = $"Title {number}",
        Published = Sample.Published(Sample.Now),
    };
}
