using System.Buffers;
using System.Globalization;
using CodeHollow.FeedReader;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml.Repair;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>RSS, RDF and Atom: prolog off, through the gate, mended and brought into shape where need be, and only then a tree.</summary>
internal static class XmlFeedParser
{
    private static readonly SearchValues<char> IllegalInXml = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    public static ParseResult Parse(string text, FeedOrigin origin)
    {
        var prolog = XmlProlog.TakeOff(WithoutIllegalCharacters(text));
        if (prolog.IsHtml)
        {
            return Refused(FetchFailure.NotAFeed, "the body is an HTML page");
        }

        if (prolog.DocumentType is { IsDangerous: true })
        {
            return Refused(FetchFailure.XmlDtd, "the document type defines entities by entities, or long ones");
        }

        var (document, isPartial) = (prolog.Document, false);
        var report = XmlGate.Inspect(document);
        if (report.Break is { } at)
        {
            var repaired = XmlRepair.Repair(document, prolog.DocumentType?.Entities ?? new Dictionary<string, string>());
            (document, isPartial) = (repaired.Text, repaired.IsPartial);
            report = XmlGate.Inspect(document);
            if (report.Break is not null)
            {
                return report.Family is null && !prolog.Document.AsSpan().TrimStart().StartsWith('<')
                    ? Refused(FetchFailure.NotAFeed, "the body is not XML")
                    : Refused(FetchFailure.Xml, string.Create(CultureInfo.InvariantCulture, $"not well-formed XML at line {at.Line}, position {at.Position}, and beyond repair"));
            }
        }

        if (report.Refusal is { } refusal)
        {
            return Refused(refusal.Failure, refusal.What);
        }

        return Build(document, report, origin) is { } built
            ? built with { IsPartial = isPartial } is var whole && report.Items > 0 && whole.Items.Count == 0
                ? Refused(FetchFailure.Unparsable, $"the feed has {report.Items} items, and none could be read")
                : new ParseResult.Parsed(whole)
            : Refused(FetchFailure.Unparsable, "the feed parser gave up");
    }

    private static FeedDocument? Build(string document, XmlReport report, FeedOrigin origin)
    {
        var leftOut = 0;
        if (!report.IsCanonical || !report.HasChannel || report.Items > origin.MaxItems || report.Nodes > XmlGate.MaxNodes)
        {
            Func<int, bool> isWanted = _ => true;
            if (report.Items > origin.MaxItems || report.Nodes > XmlGate.MaxNodes)
            {
                var chosen = NewestItems.Choose(document, origin.MaxItems, origin.Zone);
                isWanted = chosen.Contains;
                leftOut = Math.Max(0, report.Items - chosen.Count);
            }

            document = CanonicalShape.Rewrite(document, isWanted);
        }

        return Feed(document) is { } feed ? Document(feed, origin) with { HasChannel = report.HasChannel, LeftOut = leftOut } : null;
    }

    /// <summary>Null where the parser gives up: it answers some documents with whatever exception its code runs into.</summary>
    private static Feed? Feed(string document)
    {
        try
        {
            return FeedReader.ReadFromString(document);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static FeedDocument Document(Feed feed, FeedOrigin origin)
    {
        var root = feed.SpecificFeed.Element;
        var items = feed.Items.Select(item => item.SpecificItem.Element);
        var context = FeedContext.Of(root, origin, feed.Language);
        if (feed.Type == FeedType.Atom)
        {
            return new FeedDocument
            {
                Title = AtomText.Of(root.Element(Atom + "title"), context),
                Link = AtomLinks.Of(new Children(root), context).Alternate,
                Items = [.. items.Select(item => AtomEntry.Read(item, context))],
            };
        }

        // RSS does not say what relative addresses are relative to. Where a feed lies on another host than its site, they were written for the site.
        var link = RssChannel.Link(root, context);
        context = context with { Address = link is null || link.Host == origin.Address.Host ? origin.Address : link };
        return new FeedDocument
        {
            Title = RssChannel.Title(root, context),
            Link = link,
            Items = [.. items.Select(item => RssItem.Read(item, context))],
        };
    }

    private static string WithoutIllegalCharacters(string text) =>
        text.AsSpan().ContainsAny(IllegalInXml) ? string.Concat(text.Where(c => !IllegalInXml.Contains(c))) : text;

    private static ParseResult.Refused Refused(FetchFailure failure, string what) => new(failure, what);
}
