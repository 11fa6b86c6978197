using System.Diagnostics;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>Documents that are meant to hurt, or are no feeds at all, over the whole way from the socket.</summary>
public sealed class HostileDocumentTests : FetchingTest
{
    private const string BillionLaughs = """
        <!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <rss version="2.0"><channel><title>&c;</title></channel></rss>
        """;

    [Theory]
    [InlineData("", FetchFailure.Empty)]
    [InlineData(" \r\n\t ", FetchFailure.Empty)]
    [InlineData("\uFEFF", FetchFailure.Empty)]
    [InlineData("<!DOCTYPE html><html lang=de><head><title>Just a moment…</title></head></html>", FetchFailure.NotAFeed)]
    [InlineData("<html><body><p>Wartung</body></html>", FetchFailure.NotAFeed)]
    [InlineData("Service temporarily unavailable", FetchFailure.NotAFeed)]
    [InlineData("{\"items\":null}", FetchFailure.NotAFeed)]
    [InlineData("<rss version='2.0'/>", FetchFailure.NoChannel)]
    [InlineData("<rss version='2.0'><channel><item><title>a", FetchFailure.Xml)]
    [InlineData(BillionLaughs, FetchFailure.XmlDtd)]
    public async Task What_is_no_feed_is_refused_with_its_reason(string body, FetchFailure expected)
    {
        Site.Map("/feed", Rss, body);

        Assert.Equal(expected, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task Deep_nesting_is_refused_before_a_tree_is_built()
    {
        const int depth = 100_000;
        var title = string.Concat(Enumerable.Repeat("<b>", depth)) + "x" + string.Concat(Enumerable.Repeat("</b>", depth));
        Site.Map("/feed", Rss, $"<rss version='2.0'><channel><item><title>{title}</title></item></channel></rss>");
        var watch = Stopwatch.StartNew();

        Assert.Equal(FetchFailure.XmlDepth, (await FailAsync("/feed")).Failure);

        // The tree alone takes 15 seconds.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Deep_nesting_inside_escaped_HTML_costs_no_more_than_its_length()
    {
        var html = string.Concat(Enumerable.Repeat("<div><b><p>", 100_000)) + "Text";
        Site.Map("/feed", Rss, $"<rss version='2.0'><channel><item><title>t</title><description><![CDATA[{html}]]></description></item></channel></rss>");
        var watch = Stopwatch.StartNew();

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        Assert.Equal("Text", Assert.Single(fetched.Entries).Summary);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Too_many_nodes_outside_of_items_are_refused()
    {
        Site.Map("/feed", Rss, $"<rss version='2.0'><channel>{string.Concat(Enumerable.Repeat("<x/>", 200_001))}</channel></rss>");

        Assert.Equal(FetchFailure.XmlSize, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task Of_too_many_items_the_newest_thousand_are_taken_and_the_rest_is_counted()
    {
        Site.Map("/feed", Rss, $"<rss version='2.0'><channel>{string.Concat(Enumerable.Repeat("<item><title>t</title></item>", 70_000))}</channel></rss>");

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        Assert.Equal((1_000, 69_000), (fetched.Entries.Count, fetched.OverLimit));
    }

    [Fact]
    public async Task A_bare_ampersand_costs_nothing()
    {
        Site.Map("/feed", Rss, "<rss version='2.0'><channel><item><title>a & b</title></item></channel></rss>");

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        Assert.Equal(("a & b", false), (Assert.Single(fetched.Entries).Title, fetched.Partial));
    }

    [Fact]
    public async Task An_attribute_of_megabytes_is_refused()
    {
        Site.Map("/feed", Rss, $"<rss version='2.0' x='{new string('x', 3 * 1024 * 1024)}'><channel/></rss>");

        Assert.Equal(FetchFailure.XmlSize, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task Too_many_attributes_are_refused()
    {
        var attributes = string.Concat(Enumerable.Range(0, 50_000).Select(i => $" xmlns:n{i}='urn:{i}'"));
        Site.Map("/feed", Rss, $"<rss version='2.0'{attributes}><channel/></rss>");

        Assert.Equal(FetchFailure.XmlSize, (await FailAsync("/feed")).Failure);
    }
}
