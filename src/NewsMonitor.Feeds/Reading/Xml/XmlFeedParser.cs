using System.Buffers;
using System.Globalization;
using System.Xml;
using CodeHollow.FeedReader;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml.Repair;

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
            return Refused(FetchFailure.XmlDtd, "the document type is long, or defines entities by entities, or long ones");
        }

        var (document, isPartial) = (prolog.Document, false);
        var names = new NameTable();
        var report = XmlGate.Inspect(document, names);
        if (report.Break is { } at)
        {
            var repaired = XmlRepair.Repair(document, prolog.DocumentType?.Entities ?? new Dictionary<string, string>());
            (document, isPartial) = (repaired.Text, repaired.IsPartial);
            report = XmlGate.Inspect(document, names);
            if (report.Break is not null)
            {
                var where = string.Create(CultureInfo.InvariantCulture, $"line {at.Line}, position {at.Position}");
                return prolog.Document.AsSpan().TrimStart().StartsWith('<')
                    ? Refused(FetchFailure.Xml, $"not well-formed XML at {where}, and beyond repair")
                    : Refused(FetchFailure.NotAFeed, "the body is not XML");
            }
        }

        return report.Refusal is { } refusal ? Refused(refusal.Failure, refusal.What) : Build(document, report, isPartial, origin, names);
    }

    private static ParseResult Build(string document, XmlReport report, bool isPartial, FeedOrigin origin, XmlNameTable names)
    {
        var leftOut = 0;
        if (report.Items > origin.MaxItems || report.Nodes > XmlGate.MaxNodes)
        {
            var chosen = NewestItems.Choose(document, origin.MaxItems, origin.Zone, names);
            if (chosen.Count == 0)
            {
                return Refused(FetchFailure.XmlSize, $"the newest item has more than {XmlGate.MaxNodes} nodes");
            }

            leftOut = Math.Max(0, report.Items - chosen.Count);
            document = CanonicalShape.Rewrite(document, chosen.Contains, names);
        }
        else if (!report.IsCanonical || !report.HasChannel)
        {
            document = CanonicalShape.Rewrite(document, _ => true, names);
        }

        if (Parsed(document) is not { } feed)
        {
            return Refused(FetchFailure.Unparsable, "the feed parser gave up");
        }

        var read = FeedTree.Read(feed, origin);
        return report.IsForeignRdf ? Refused(FetchFailure.NotAFeed, "the body is RDF that describes no channel")
            : report.Items > 0 && read.Items.Count == 0 ? Refused(FetchFailure.Unparsable, $"the feed has {report.Items} items, and none could be read")
            : isPartial && read.Items.Count == 0 ? Refused(FetchFailure.Xml, "the document breaks off before its first item is complete")
            : new ParseResult.Parsed(read with { HasChannel = report.HasChannel, IsPartial = isPartial, LeftOut = leftOut });
    }

    /// <summary>Null where the parser gives up: it answers some documents with whatever exception its code runs into.</summary>
    private static Feed? Parsed(string document)
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

    private static string WithoutIllegalCharacters(string text) =>
        text.AsSpan().ContainsAny(IllegalInXml) ? string.Concat(text.Where(c => !IllegalInXml.Contains(c))) : text;

    private static ParseResult.Refused Refused(FetchFailure failure, string what) => new(failure, what);
}
