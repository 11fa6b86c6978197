using System.Text.RegularExpressions;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml;
using NewsMonitor.Feeds.Reading.Xml.Repair;

namespace NewsMonitor.Feeds.Reading.Sitemaps;

/// <summary>A sitemap, plain or with the news extension, or an index of sitemaps.</summary>
internal static partial class SitemapParser
{
    public static bool Recognises(string? root) => root is "urlset" or "sitemapindex";

    public static ParseResult Parse(string text, FeedOrigin origin)
    {
        var prolog = XmlProlog.TakeOff(text);
        if (prolog.DocumentType is { IsDangerous: true })
        {
            return new ParseResult.Refused(FetchFailure.XmlDtd, "the document type defines entities by entities, or long ones");
        }

        var pages = new SitemapPages(prolog.Document);
        if (pages.Fault is { Failure: FetchFailure.Xml })
        {
            // Mended like any feed; where that does not help, read as far as it is sound.
            var repaired = XmlRepair.Repair(prolog.Document, prolog.DocumentType?.Entities ?? new Dictionary<string, string>());
            var mended = new SitemapPages(repaired.Text);
            if (repaired.IsPartial && !EndsWithPage().IsMatch(prolog.Document))
            {
                mended.DropLast();
            }

            if (mended is { Fault: null, Found.Count: > 0 })
            {
                return Document(mended, repaired.IsPartial, origin);
            }
        }

        return pages.Fault is { } fault && (fault.Failure != FetchFailure.Xml || pages.Found.Count == 0)
            ? new ParseResult.Refused(fault.Failure, fault.What)
            : Document(pages, isPartial: pages.Fault is not null, origin);
    }

    private static ParseResult.Parsed Document(SitemapPages pages, bool isPartial, FeedOrigin origin) => new(pages.IsIndex
        ? new FeedDocument { Items = [], Continuations = SitemapIndex.InOrder(pages.Found, origin), IsPartial = isPartial }
        : new FeedDocument { Items = [.. pages.Found.Select(page => page.ToItem(origin))], IsPartial = isPartial }.Newest(origin.MaxItems));

    /// <summary>Where a document breaks off elsewhere, its last page is cut in half, and its address may be half of one.</summary>
    [GeneratedRegex(@"</(?:\w+:)?(?:url|sitemap)>\s*$", RegexOptions.RightToLeft)]
    private static partial Regex EndsWithPage();
}
