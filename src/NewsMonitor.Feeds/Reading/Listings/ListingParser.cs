using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Html;

namespace NewsMonitor.Feeds.Reading.Listings;

/// <summary>An HTML page that lists articles, read by the selectors of its source.</summary>
/// <remarks>
/// A page on which the selectors find nothing was redesigned, or is a notice in its place: that is a failure, which an
/// operator sees, and never an empty list.
/// </remarks>
internal static class ListingParser
{
    /// <summary>The largest real pages have 50,000 elements; selecting is cheaper than sanitising.</summary>
    private const int MaxTags = 100_000;

    public static ParseResult Parse(string html, ListingSelectors selectors, FeedOrigin origin)
    {
        if (!MarkupSize.IsBearable(html, MaxTags))
        {
            return new ParseResult.Refused(FetchFailure.Unparsable, "the page is nested too deeply, or has too many elements");
        }

        try
        {
            using var page = new HtmlParser().ParseDocument(html);
            return Read(page, selectors, origin);
        }
        catch (DomException)
        {
            return new ParseResult.Refused(FetchFailure.Unparsable, "a selector of the source cannot be understood");
        }
    }

    private static ParseResult Read(IDocument page, ListingSelectors selectors, FeedOrigin origin)
    {
        var home = WebAddress.ResolveWeb(page.QuerySelector("base[href]")?.GetAttribute("href"), origin.Address) ?? origin.Address;
        var item = new ListingItem(selectors, home, origin.Zone, LanguageTag.Primary(page.DocumentElement?.GetAttribute("lang")));
        var elements = page.QuerySelectorAll(selectors.Item);

        // A teaser may stand on a page twice, and an advertisement among the articles has no link.
        List<FeedItem> items = [.. elements.Select(item.Read).Where(found => found.Link is not null).DistinctBy(found => found.Link)];
        if (items.Count == 0)
        {
            return new ParseResult.Refused(FetchFailure.NoItems, elements.Length == 0
                ? "no element of the page matches the selector 'item'"
                : $"{elements.Length} elements match the selector 'item', and none of them has a link");
        }

        return new ParseResult.Parsed(new FeedDocument
        {
            Title = new MarkupText(page.Title ?? "", MarkupKind.Plain, home),
            Link = origin.Address,
            Items = items,
        });
    }
}
