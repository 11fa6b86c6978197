using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class PagingTests
{
    private static readonly Paging Index = new()
    {
        Reason = PagingReason.Index,
        Waiting = [At(1), At(2)],
        BeganAt = Sample.Now,
        ResumeAt = Sample.Now.AddMinutes(15),
    };

    private static readonly Paging Gap = Index with { Reason = PagingReason.Gap, Waiting = [At(1)] };

    [Fact]
    public void Documents_of_an_index_come_one_after_the_other()
    {
        var rest = Index.After(Listing(), isOfUse: false);

        Assert.Equal([At(2)], rest!.Waiting);
        Assert.Equal(1, rest.Done);
        Assert.Null(rest.After(Listing(), isOfUse: true));
    }

    [Fact]
    public void An_index_within_an_index_comes_first_and_no_more_than_four_documents_are_asked_for()
    {
        var rest = Index.After(Listing() with { Continuations = [At(3), At(2), At(4), At(5)] }, isOfUse: false);

        Assert.Equal([At(3), At(4), At(5)], rest!.Waiting);
        Assert.Null((Index with { Done = 3 }).After(Listing(), isOfUse: true));
    }

    [Fact]
    public void Older_pages_end_where_a_page_shows_nothing_of_use_names_no_other_or_was_the_tenth()
    {
        var listing = Listing() with { Older = At(2) };

        Assert.Equal([At(2)], Gap.After(listing, isOfUse: true)!.Waiting);
        Assert.Null(Gap.After(listing, isOfUse: false));
        Assert.Null(Gap.After(Listing(), isOfUse: true));
        Assert.NotNull((Gap with { Done = 8 }).After(listing, isOfUse: true));
        Assert.Null((Gap with { Done = 9 }).After(listing, isOfUse: true));
    }

    [Theory]
    [InlineData(FetchFailure.Throttled)]
    [InlineData(FetchFailure.Timeout)]
    [InlineData(FetchFailure.HttpServerError)]
    public void What_may_pass_is_tried_three_times_and_then_passed_over(FetchFailure failure)
    {
        var second = Index.After(failure);
        var third = second!.After(failure);

        Assert.Equal([At(1), At(2)], third!.Waiting);
        Assert.Equal([At(2)], third.After(failure)!.Waiting);
        Assert.Equal((2, 0), (third.Tries, third.After(failure)!.Tries));
    }

    [Fact]
    public void What_will_not_pass_is_passed_over_at_once()
    {
        Assert.Equal([At(2)], Index.After(FetchFailure.NotAFeed)!.Waiting);
        Assert.Null(Gap.After(FetchFailure.NotFound));
    }

    private static FetchResult.Fetched Listing() => new([], Validators.None);

    private static Uri At(int number) => new($"https://example.org/{number}");
}
