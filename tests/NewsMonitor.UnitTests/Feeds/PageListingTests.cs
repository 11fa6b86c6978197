using System.Diagnostics;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.Listings;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class PageListingTests
{
    private const string Press = "listings/press-releases.html";

    [Fact]
    public void Selectors_find_the_parts_of_an_article()
    {
        var item = ParseDocument.Fixture(
            Press, new ListingSelectors { Item = "li.teaser", Title = "h2", Date = "time", Summary = "p", Author = ".by" }).Items[0];

        Assert.Equal(("https://example.org/presse/2024/fregatte", "Fregatte & Radar", "de"), (item.Link?.AbsoluteUri, item.Title.Value, item.Language));
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), item.Published?.At);
        Assert.Equal(("Kurz.", "Jonas Reuter"), (item.Summary.Value, Assert.Single(item.Authors)));
    }

    [Fact]
    public void The_first_link_and_its_text_are_taken_where_no_selector_says_otherwise()
    {
        var document = ParseDocument.Fixture(Press, new ListingSelectors { Item = "li.teaser", Date = ".date" });

        Assert.Equal(["/presse/2024/fregatte", "/2024/kaserne"], document.Items.Select(item => item.Link!.AbsolutePath));
        Assert.Equal("Kaserne wird gebaut", string.Join(' ', document.Items[1].Title.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("27.07.2024", document.Items[1].Published?.Raw);
    }

    [Fact]
    public void A_link_around_a_picture_has_the_title_beside_it() =>
        Assert.Equal("Fregatte & Radar", ParseDocument.Fixture(Press, new ListingSelectors { Item = "li.teaser" }).Items[0].Title.Value);

    [Fact]
    public void The_element_may_be_the_link_itself() =>
        Assert.Equal(["/"], ParseDocument.Fixture(Press, new ListingSelectors { Item = "nav a" }).Items.Select(item => item.Link!.AbsolutePath));

    [Theory]
    [InlineData("article.news", "no element of the page matches the selector 'item'")]
    [InlineData("time", "1 elements match the selector 'item', and none of them has a link")]
    public void A_page_that_was_redesigned_is_a_failure_and_no_empty_list(string selector, string what)
    {
        var refused = Assert.IsType<ParseResult.Refused>(ParseDocument.Parse(
            File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", Press)), new ListingSelectors { Item = selector }));

        Assert.Equal((FetchFailure.NoItems, what), (refused.Failure, refused.What));
    }

    [Theory]
    [InlineData("<div><span>")]
    [InlineData("<b id=x><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<font size=1><a>")]
    public void Deep_nesting_is_refused_before_a_tree_is_built(string tags)
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal(FetchFailure.Unparsable, ParseDocument.Refused(string.Concat(Enumerable.Repeat(tags, 100_000)), new ListingSelectors { Item = "a" }));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Letters_in_bold_that_every_paragraph_would_open_again_are_refused()
    {
        var bold = string.Concat(Enumerable.Range(0, 100).Select(i => $"<b id={i}>"));

        Assert.Equal(FetchFailure.Unparsable, ParseDocument.Refused("<p>" + bold + string.Concat(Enumerable.Repeat("<p>x", 50_000)), new ListingSelectors { Item = "a" }));
    }

    [Fact]
    public void A_page_of_nothing_but_tags_is_refused() =>
        Assert.Equal(FetchFailure.Unparsable, ParseDocument.Refused(string.Concat(Enumerable.Repeat("<br>", 1_000_000)), new ListingSelectors { Item = "a" }));

    [Fact]
    public void Paragraphs_and_list_items_that_are_never_closed_are_no_nesting()
    {
        var page = "<ul>" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"<li><p><a href=/{i}>a</a>"));

        Assert.Equal(2000, ParseDocument.Text(page, new ListingSelectors { Item = "li" }).Items.Count);
    }

    [Fact]
    public void What_a_script_writes_is_no_element() =>
        Assert.Equal(["/b"], ParseDocument.Text("<script>'<a href=/a>'</script><a href=/b>b</a>", new ListingSelectors { Item = "a" }).Items.Select(item => item.Link!.AbsolutePath));

    [Theory]
    [InlineData("article.teaser h2 > a", true)]
    [InlineData("li:nth-child(2) a[href^='/news']", true)]
    [InlineData("", false)]
    [InlineData("div..a", false)]
    [InlineData("a[href", false)]
    [InlineData(":unknown-thing", false)]
    public void A_selector_is_checked_before_it_is_used(string selector, bool valid) => Assert.Equal(valid, SelectorSyntax.Problem(selector) is null);

    [Fact]
    public void A_selector_that_was_never_checked_is_a_failure_and_no_exception() =>
        Assert.Equal(FetchFailure.Unparsable, ParseDocument.Refused("<a href=/b>b</a>", new ListingSelectors { Item = "a[" }));
}
