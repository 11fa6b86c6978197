using System.Text;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Reads feeds as the product does, for a German source at example.org.</summary>
internal static class ReadFeed
{
    private static readonly Source Source = new()
    {
        Key = "example",
        Name = "Example",
        Url = new Uri("https://example.org/de/feed"),
        Publisher = "example",
        TimeZone = "Europe/Berlin",
    };

    public static FetchResult.Fetched Fixture(string name) =>
        Assert.IsType<FetchResult.Fetched>(Bytes(File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", "feeds", name + ".xml"))));

    public static FetchResult Text(string document, int maxEntries = 1000) => Bytes(Encoding.UTF8.GetBytes(document), maxEntries: maxEntries);

    public static FetchResult Bytes(byte[] body, string? contentType = null, int maxEntries = 1000)
    {
        var options = new FetchingOptions { Contact = "desk@example.org", MaxEntries = maxEntries };
        return new FeedDocumentReader(Options.Create(options)).Read(body, Source, Source.Url, contentType);
    }
}
