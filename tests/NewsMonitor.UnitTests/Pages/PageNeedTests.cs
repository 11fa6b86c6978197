using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.UnitTests.Pages;

public sealed class PageNeedTests
{
    private static readonly Uri Link = new("https://www.example.de/artikel/1");

    [Theory]
    [InlineData(TextOrigin.Auto, TextScope.Teaser, 30, "https://example.de/feed", true)]
    [InlineData(TextOrigin.Auto, TextScope.Title, 9, "https://example.de/feed", true)]
    [InlineData(TextOrigin.Auto, TextScope.Teaser, 79, "https://example.de/feed", true)]
    [InlineData(TextOrigin.Auto, TextScope.Teaser, 80, "https://example.de/feed", false)]
    [InlineData(TextOrigin.Auto, TextScope.Full, 30, "https://example.de/feed", false)]
    [InlineData(TextOrigin.Auto, TextScope.Teaser, 30, "https://rss.example.de/feed", true)]
    [InlineData(TextOrigin.Auto, TextScope.Teaser, 30, "https://notexample.de/feed", false)]
    [InlineData(TextOrigin.Auto, TextScope.Teaser, 30, "https://aggregator.example/feed", false)]
    [InlineData(TextOrigin.Page, TextScope.Full, 500, "https://aggregator.example/feed", true)]
    [InlineData(TextOrigin.Feed, TextScope.Title, 9, "https://example.de/feed", false)]
    public void A_page_is_wanted_where_the_source_says_so_or_its_feed_is_thin(
        TextOrigin text, TextScope scope, int words, string feed, bool isWanted) =>
        Assert.Equal(isWanted, PageNeed.Exists(Source(text, feed), Link, State(scope, words)));

    [Fact]
    public void Without_a_link_there_is_no_page() =>
        Assert.False(PageNeed.Exists(Source(TextOrigin.Page, "https://example.de/feed"), null, State(TextScope.Title, 9)));

    [Theory]
    [InlineData("HTTPS://Example.DE/a", "https://example.de:443")]
    [InlineData("http://example.de:8080/a", "http://example.de:8080")]
    [InlineData("https://münchen.example/", "https://xn--mnchen-3ya.example:443")]
    public void One_robots_txt_holds_for_scheme_host_and_port(string address, string origin) =>
        Assert.Equal(origin, WebOrigin.Of(new Uri(address)));

    private static Source Source(TextOrigin text, string feed) => Sample.Source with { Text = text, Url = new Uri(feed) };

    private static ArticleState State(TextScope scope, int words) => Sample.Candidate(Sample.Entry).State with { Scope = scope, WordCount = words };
}
