using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Parses documents as the product does, as if they came from example.org in Germany.</summary>
internal static class ParseDocument
{
    public static FeedDocument Fixture(string path, ListingSelectors? selectors = null, string address = "https://example.org/de/list") =>
        Bytes(File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", path)), selectors, address);

    public static FeedDocument Text(string document, ListingSelectors? selectors = null, string address = "https://example.org/de/list") =>
        Bytes(Encoding.UTF8.GetBytes(document), selectors, address);

    public static FeedDocument Bytes(byte[] document, ListingSelectors? selectors = null, string address = "https://example.org/de/list") =>
        Assert.IsType<ParseResult.Parsed>(Parse(document, selectors, address)).Document;

    public static FetchFailure Refused(string document, ListingSelectors? selectors = null) =>
        Assert.IsType<ParseResult.Refused>(Parse(Encoding.UTF8.GetBytes(document), selectors)).Failure;

    public static ParseResult Parse(byte[] document, ListingSelectors? selectors = null, string address = "https://example.org/de/list") =>
        FeedParser.Parse(document, new FeedOrigin(new Uri(address))
        {
            ContentType = "text/html; charset=iso-8859-1", // wrong on purpose: the bytes know better
            Selectors = selectors,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        });
}
