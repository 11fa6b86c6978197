using System.Net;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Discovery;
using NewsMonitor.UnitTests.Seeds;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.UnitTests.Sources;

public sealed class SourceYamlTests
{
    [Fact]
    public void What_is_printed_can_be_pasted()
    {
        var feed = new FoundFeed
        {
            Address = new Uri("https://www.augen-geradeaus.net/?feed=rss2#top: x"),
            Kind = SourceKind.WordPress,
            Format = "WordPress REST",
            Origin = CandidateOrigin.WordPress,
            Title = "Augen \"geradeaus\": \\ & #mehr",
            Language = "de",
        };

        var yaml = SourceYaml.Write(feed, [IPNetwork.Parse("10.1.2.0/24"), IPNetwork.Parse("fd00::/8")]);

        var source = Assert.Single(SeedSample.Load(sources: "schema: monitor.sources/1\nsources:\n" + yaml).Set!.Sources);
        Assert.Equal(("augen-geradeaus", feed.Title, feed.Address), (source.Key, source.Name, source.Url));
        Assert.Equal((SourceKind.WordPress, "de", 2), (source.Kind, source.Language, source.AllowPrivate.Count));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/feed", "127-0-0-1")]
    [InlineData("https://intranet/feed", "intranet")]
    [InlineData("https://m.dw.com/feed", "dw")]
    [InlineData("https://www.gov.uk/feed", "gov")]
    [InlineData("https://[::1]/feed", "1")]
    public void The_key_is_made_of_the_host(string address, string key)
    {
        var feed = new FoundFeed { Address = new Uri(address), Kind = SourceKind.Feed, Format = "RSS", Origin = CandidateOrigin.Given };

        Assert.Equal($"  - key: {key}", SourceYaml.Write(feed, []).Split(Environment.NewLine)[0]);
    }
}
