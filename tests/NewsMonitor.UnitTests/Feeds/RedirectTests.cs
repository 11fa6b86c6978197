using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class RedirectTests
{
    [Fact]
    public void BadInput_N14_What_began_encrypted_does_not_go_on_in_the_clear() =>
        Assert.Equal((null, FetchFailure.Downgrade), Follow("http://example.org/feed", from: "https://example.org/feed"));

    [Fact]
    public void BadInput_N14_Unless_the_source_allows_it() =>
        Assert.Equal(
            new Uri("http://example.org/feed"),
            Redirect.Follow("http://example.org/feed", new Uri("https://example.org/feed"), allowDowngrade: true).Next);

    [Theory]
    [InlineData("https://www.example.org/feed", "http://example.org/feed", "https://www.example.org/feed")]
    [InlineData("https://www.example.org/feed", "https://example.org/feed", "https://www.example.org/feed")]
    [InlineData("//www.example.org/feed", "https://example.org/feed", "https://www.example.org/feed")]
    [InlineData("/rss", "https://example.org/de/feed", "https://example.org/rss")]
    [InlineData("rss?a=b", "https://example.org/de/feed", "https://example.org/de/rss?a=b")]
    [InlineData("", "https://example.org/de/feed", null)]
    public void Everything_else_on_the_web_is_followed(string location, string from, string? next) =>
        Assert.Equal(next, Follow(location, from).Next);

    private static (string? Next, FetchFailure Failure) Follow(string location, string from)
    {
        var (next, failure, _) = Redirect.Follow(location, new Uri(from), allowDowngrade: false);
        return (next?.AbsoluteUri, failure);
    }
}
