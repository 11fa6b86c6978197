using AngleSharp.Dom;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Reading.Listings;

/// <summary>Reads the element of one article of a listing.</summary>
/// <param name="selectors">Where its parts stand.</param>
/// <param name="home">What its links are relative to.</param>
/// <param name="zone">What a time without a zone means.</param>
/// <param name="language">Language that the page declares.</param>
internal sealed class ListingItem(ListingSelectors selectors, Uri home, TimeZoneInfo zone, string? language)
{
    private const string AnyLink = "a[href]";
    private const string AnyHeading = "h1, h2, h3, h4, h5, h6";

    public FeedItem Read(IElement item)
    {
        var link = Link(item);
        return new FeedItem
        {
            Link = WebAddress.ResolveWeb(link?.GetAttribute("href"), home),
            Title = Plain(Title(item, link)),
            Summary = Plain(Find(item, selectors.Summary)?.TextContent),
            Authors = Find(item, selectors.Author)?.TextContent is { } author ? [author] : [],
            Published = FeedDate.Read(Date(Find(item, selectors.Date)), zone),
            Language = language,
            Raw = () => item.OuterHtml,
        };
    }

    private IElement? Link(IElement item) => (selectors.Link is null ? item : Find(item, selectors.Link)) switch
    {
        null => null,
        var element when element.HasAttribute("href") => element,
        var element => element.QuerySelector(AnyLink),
    };

    /// <summary>The text of a link around a picture is empty: then its own title, or the heading beside it.</summary>
    private string? Title(IElement item, IElement? link)
    {
        if (selectors.Title is not null)
        {
            return Find(item, selectors.Title)?.TextContent;
        }

        string?[] found = [link?.TextContent, link?.GetAttribute("title"), item.QuerySelector(AnyHeading)?.TextContent, link?.GetAttribute("aria-label")];
        return Array.Find(found, text => !string.IsNullOrWhiteSpace(text));
    }

    /// <summary>The attribute is for machines, the text may say "yesterday".</summary>
    private static string? Date(IElement? element)
    {
        var attribute = element?.GetAttribute("datetime") ?? element?.QuerySelector("[datetime]")?.GetAttribute("datetime") ?? element?.GetAttribute("content");
        return string.IsNullOrWhiteSpace(attribute) ? element?.TextContent : attribute;
    }

    /// <summary>The element itself may be what is looked for: in a list of links, say.</summary>
    private static IElement? Find(IElement item, string? selector) =>
        selector is null ? null : item.QuerySelector(selector) ?? (item.Matches(selector) ? item : null);

    private MarkupText Plain(string? text) => new(text ?? "", MarkupKind.Plain, home);
}
