namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Where a feed shows what is older.</summary>
public sealed class OlderPageTests
{
    private const string Feed = "https://example.org/feed/";

    [Theory]
    [InlineData("<link rel='next' href='?page=2'/>", "https://example.org/feed/?page=2")]
    [InlineData("<link rel='prev-archive' href='/2024/'/><link rel='next' href='?page=2'/>", "https://example.org/2024/")]
    [InlineData("<link rel='previous' href='?page=1'/><link rel='self' href='/feed/'/>", null)]
    [InlineData("<link rel='next' href='javascript:x'/>", null)]
    public void Of_Atom_by_its_links(string links, string? older) =>
        Assert.Equal(older, Older($"<feed xmlns='http://www.w3.org/2005/Atom'>{links}<entry><title>a</title><id>1</id></entry></feed>"));

    [Theory]
    [InlineData("<generator>https://wordpress.org/?v=6.5</generator>", Feed, "https://example.org/feed/?paged=2")]
    [InlineData("<generator>https://wordpress.org/?v=6.5</generator>", "https://example.org/?feed=rss2&paged=3", "https://example.org/?feed=rss2&paged=4")]
    [InlineData("<generator>Hugo</generator>", Feed, null)]
    [InlineData("<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='next' href='/older'/><generator>https://wordpress.org/?v=6.5</generator>", Feed, "https://example.org/older")]
    public void Of_RSS_by_its_links_or_by_what_made_it(string channel, string address, string? older) =>
        Assert.Equal(older, Older($"<rss version='2.0'><channel>{channel}<item><title>a</title></item></channel></rss>", address));

    [Fact]
    public void Of_a_feed_that_had_to_be_rewritten_as_well() => Assert.Equal(
        "https://example.org/feed/?paged=2",
        Older("<rss version='2.0'><channel><generator>https://wordpress.org/?v=6.5</generator></channel><item><title>a</title></item></rss>"));

    [Fact]
    public void Of_a_JSON_feed_as_it_says() => Assert.Equal(
        "https://example.org/feed/2", Older("""{"version":"https://jsonfeed.org/version/1.1","next_url":"2","items":[{"id":"1","title":"a"}]}"""));

    private static string? Older(string document, string address = Feed) => ParseDocument.Text(document, address: address).Older?.AbsoluteUri;
}
