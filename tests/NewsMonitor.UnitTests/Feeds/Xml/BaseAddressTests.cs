namespace NewsMonitor.UnitTests.Feeds.Xml;

/// <summary>What the relative addresses of a feed are relative to; the feed itself lies at https://example.org/de/list.</summary>
public sealed class BaseAddressTests
{
    [Theory]
    [InlineData("", "https://example.org/de/a")]
    [InlineData("<link>https://example.org/</link>", "https://example.org/de/a")]
    [InlineData("<link>https://news.example.com/x/</link>", "https://news.example.com/x/a")]
    [InlineData("<link>http://example.org/other/</link>", "https://example.org/de/a")]
    [InlineData("<link>nonsense:</link>", "https://example.org/de/a")]
    public void Links_of_RSS_are_written_for_the_site_where_the_feed_lies_elsewhere(string channel, string expected) =>
        Assert.Equal(expected, Assert.Single(ParseDocument.Text($"<rss><channel>{channel}<item><link>a</link></item></channel>"
            + $"</rss>").Items).Link?.AbsoluteUri);

    [Fact]
    public void Links_of_Atom_are_relative_to_the_feed() =>
        Assert.Equal(
            "https://example.org/de/a",
            Assert.Single(ParseDocument.Text("<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://news.example.com/'/>"
                + "<entry><link href='a'/></entry></feed>").Items).Link?.AbsoluteUri);

    [Theory]
    [InlineData("https://cdn.example.org/x/", "", "https://cdn.example.org/x/a")]
    [InlineData("https://cdn.example.org/x/", "y/", "https://cdn.example.org/x/y/a")]
    [InlineData("/x/", "", "https://example.org/x/a")]
    [InlineData("javascript:x", "", "https://example.org/de/a")]
    [InlineData("https://cdn.example.org/", "file:///etc/", "https://cdn.example.org/a")]
    public void A_base_counts_where_it_is_declared_and_within_each_other(string ofFeed, string ofItem, string expected) =>
        Assert.Equal(
            expected,
            Assert.Single(ParseDocument.Text(
                $"<rss xml:base='{ofFeed}'><channel><item xml:base='{ofItem}'><link>a</link></item></channel>"
                    + $"</rss>").Items).Link?.AbsoluteUri);
}
