using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Charsets;
using NewsMonitor.Feeds.Reading.Json;
using NewsMonitor.Feeds.Reading.Listings;
using NewsMonitor.Feeds.Reading.Sitemaps;
using NewsMonitor.Feeds.Reading.Xml;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Bytes of any format to one document. Touches no network; whatever the bytes, the answer is a value.</summary>
public static class FeedParser
{
    public static ParseResult Parse(ReadOnlySpan<byte> body, FeedOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (GzipBody.Is(body))
        {
            return GzipBody.Open(body) is { } inside && !GzipBody.Is(inside)
                ? Parse(inside, origin)
                : new ParseResult.Refused(FetchFailure.TooLarge, $"decompressed, the body is larger than {GzipBody.MaxLength} bytes");
        }

        var text = JsonBody.Decode(body) ?? FeedEncoding.Decode(body, origin.ContentType);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParseResult.Refused(FetchFailure.Empty, "the body is empty");
        }

        if (origin.Selectors is { } selectors)
        {
            return ListingParser.Parse(text, selectors, origin);
        }

        return JsonBody.Begins(text) ? JsonFeedParser.Parse(text, origin)
            : SitemapParser.Recognises(RootElement.NameOf(text)) ? SitemapParser.Parse(text, origin)
            : XmlFeedParser.Parse(text, origin);
    }
}
