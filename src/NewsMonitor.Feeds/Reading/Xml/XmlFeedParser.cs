using System.Buffers;
using System.Text;
using CodeHollow.FeedReader;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>RSS, RDF and Atom: prolog off, through the gate, and only then a tree.</summary>
internal static class XmlFeedParser
{
    private static readonly SearchValues<char> IllegalInXml = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    public static ParseResult Parse(string text, FeedOrigin origin)
    {
        var prolog = XmlProlog.TakeOff(WithoutIllegalCharacters(text));
        if (prolog.DocumentType == "html" || prolog.Root.AsSpan().TrimStart().StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return Refused(FetchFailure.NotAFeed, "the body is an HTML page");
        }

        if (prolog.DefinesEntities)
        {
            return Refused(FetchFailure.XmlDtd, "the document type defines entities");
        }

        if (XmlGate.Refuse(prolog.Root) is { } refusal)
        {
            return Refused(refusal.Failure, refusal.What);
        }

        try
        {
            var feed = FeedReader.ReadFromByteArray(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + prolog.Root));
            return new ParseResult.Parsed(Document(feed, new FeedContext(origin.Address, origin.Zone, feed.Language)));
        }
        catch (Exception e)
        {
            // FeedReader answers some documents with whatever exception its code runs into. Only its type is told: the
            // message may quote the document.
            return Refused(FetchFailure.Unparsable, $"the feed parser gave up with {e.GetType().Name}");
        }
    }

    private static FeedDocument Document(Feed feed, FeedContext context)
    {
        var isAtom = feed.Type == FeedType.Atom;
        var items = feed.Items.Select(item => item.SpecificItem.Element);
        return new FeedDocument { Items = [.. items.Select(item => isAtom ? AtomEntry.Read(item, context) : RssItem.Read(item, context))] };
    }

    private static string WithoutIllegalCharacters(string text) =>
        text.AsSpan().ContainsAny(IllegalInXml) ? string.Concat(text.Where(c => !IllegalInXml.Contains(c))) : text;

    private static ParseResult.Refused Refused(FetchFailure failure, string what) => new(failure, what);
}
