using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Charsets;
using NewsMonitor.Feeds.Reading.Xml;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Bytes of any format to one document. Touches no network; whatever the bytes, the answer is a value.</summary>
public static class FeedParser
{
    public static ParseResult Parse(ReadOnlySpan<byte> body, FeedOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var text = FeedEncoding.Decode(body, origin.ContentType);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParseResult.Refused(FetchFailure.Empty, "the body is empty");
        }

        return XmlFeedParser.Parse(text, origin);
    }
}
