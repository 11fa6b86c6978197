using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;

namespace NewsMonitor.UnitTests.Intake;

/// <summary>What sources do to articles that are known: new ids, old ids again, edits, another order, other dates.</summary>
public sealed class ChangingFeedTests
{
    private readonly Shelf _shelf = new();

    [Theory]
    [InlineData("http://perspektiven-global.de/?p=4711")]
    [InlineData("https://perspektiven-global.de/verteidigungsbuendnisse/")]
    [InlineData("https://perspektiven-global.de/?p=4711&utm_source=rss")]
    public void BadInput_D06_an_article_whose_guid_has_changed_is_the_same_one(string id)
    {
        _shelf.TakeIn(Sample.Entry);

        var plan = _shelf.TakeIn(Sample.Entry with { Id = id });

        Assert.Equal(new DispositionCounts { Seen = 1, Known = 1 }, plan.Counts);
    }

    [Theory]
    [InlineData("http://perspektiven-global.de/verteidigungsbuendnisse")]
    [InlineData("https://www.perspektiven-global.de/verteidigungsbuendnisse/?utm_source=rss&utm_medium=feed")]
    [InlineData("https://perspektiven-global.de/verteidigungsbuendnisse/amp/#lesen")]
    public void BadInput_D06_an_article_whose_link_is_spelt_otherwise_is_the_same_one(string link)
    {
        _shelf.TakeIn(Sample.Entry with { Id = null });

        var plan = _shelf.TakeIn(Sample.Entry with { Id = null, Link = new Uri(link) });

        Assert.Equal(new DispositionCounts { Seen = 1, Known = 1 }, plan.Counts);
    }

    [Fact]
    public void BadInput_D07_two_articles_with_one_guid_are_two_and_the_guid_is_not_trusted_again()
    {
        var plan = _shelf.TakeIn(Numbered(1) with { Id = "same" }, Numbered(2) with { Id = "same" });

        Assert.Equal(2, plan.Counts.New);
        Assert.False(_shelf.IsTrusted(IdentityKey.OfEntryId(Sample.Source.Key, "same")));
    }

    [Fact]
    public void BadInput_D08_an_edited_article_is_the_same_one_in_its_next_revision()
    {
        _shelf.TakeIn(Sample.Entry);

        var plan = _shelf.TakeIn(Sample.Entry with { Title = "Edited", Text = "Edited as well." });

        Assert.Empty(plan.New);
        Assert.Equal(2, Assert.Single(plan.Revised).Revision);
        Assert.Equal(new DispositionCounts { Seen = 1, Revised = 1 }, plan.Counts);
    }

    [Fact]
    public void BadInput_D09_another_order_and_the_date_of_today_make_no_news()
    {
        Entry[] feed = [.. Enumerable.Range(1, 10).Select(Numbered)];
        _shelf.TakeIn(feed);

        var plan = _shelf.TakeIn([.. feed.Reverse().Select(entry => entry with { Published = Sample.Published(Sample.Now) })]);

        Assert.Equal(new DispositionCounts { Seen = 10, Known = 10 }, plan.Counts);
        Assert.Empty(plan.Revised);
    }

    [Fact]
    public void BadInput_D10_an_article_that_comes_back_is_known_however_long_it_was_away()
    {
        _shelf.TakeIn(Numbered(1), Numbered(2));
        _shelf.TakeIn(Numbered(2));
        _shelf.Age();

        var plan = _shelf.TakeIn(Numbered(1), Numbered(2));

        Assert.Equal(new DispositionCounts { Seen = 2, Known = 2 }, plan.Counts);
    }

    private static Entry Numbered(int number) =>
        Sample.Entry with { Id = $"id-{number}", Link = Sample.Link(number), Title = $"Title {number}", Text = $"Text {number}" };
}
