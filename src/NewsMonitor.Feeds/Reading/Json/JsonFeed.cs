using System.Text.Json;
using System.Text.RegularExpressions;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Reading.Json;

/// <summary>A JSON Feed, version 1.0, 1.1, or what calls itself neither and looks like one.</summary>
internal static partial class JsonFeed
{
    public static FeedDocument Read(JsonElement root, JsonElement items, FeedOrigin origin)
    {
        var feed = new Feed(origin, root.Text("language"), Authors(root));
        return new FeedDocument
        {
            Title = Title(root.Text("title"), origin.Address),
            Link = WebAddress.ResolveWeb(root.Text("home_page_url"), origin.Address),
            Items = [.. items.EnumerateArray().Select(item => Item(item, feed))],
            Older = WebAddress.ResolveWeb(root.Text("next_url"), origin.Address),
        };
    }

    private static FeedItem Item(JsonElement item, Feed feed)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new FeedItem { Raw = item.GetRawText };
        }

        var link = Link(item, feed.Origin.Address);
        var home = link ?? feed.Origin.Address;
        return new FeedItem
        {
            Id = FeedFields.Id(item.Text("id")),
            Link = link,
            Title = Title(item.Text("title"), home),
            Summary = new MarkupText(item.Text("summary") ?? "", MarkupKind.Plain, home),
            Content = item.Text("content_html") is { } html
                ? new MarkupText(html, MarkupKind.Html, home)
                : new MarkupText(item.Text("content_text") ?? "", MarkupKind.Plain, home),
            Authors = Authors(item) is { Count: > 0 } own ? own : feed.Authors,
            Categories = [.. item.List("tags").Select(JsonFields.Text).OfType<string>()],
            Enclosures = FeedFields.Enclosures(item.List("attachments").Select(attachment => Attachment(attachment, home))),
            Published = FeedDate.Read(item.Text("date_published"), feed.Origin.Zone),
            Updated = FeedDate.Read(item.Text("date_modified"), feed.Origin.Zone),
            Language = LanguageTag.Primary(item.Text("language") ?? feed.Language),
            Raw = item.GetRawText,
        };
    }

    /// <summary>The page of the item itself; of an item that only points elsewhere, that place. An id may be an address, too.</summary>
    private static Uri? Link(JsonElement item, Uri home) =>
        WebAddress.ResolveWeb(item.Text("url"), home)
        ?? WebAddress.ResolveWeb(item.Text("external_url"), home)
        ?? (item.Text("id") is { } id && id.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) ? WebAddress.ResolveWeb(id, home) : null);

    /// <summary>Version 1.1 has several authors, 1.0 one; some write a bare name.</summary>
    private static List<string> Authors(JsonElement place) =>
    [
        .. place.List("authors").Concat(place.List("author"))
            .Select(author => author.ValueKind == JsonValueKind.String ? JsonFields.Text(author) : author.Text("name"))
            .OfType<string>(),
    ];

    private static Enclosure? Attachment(JsonElement attachment, Uri home) =>
        WebAddress.ResolveWeb(attachment.Text("url"), home) is { } url
            ? new Enclosure(url, FeedFields.Raw(attachment.Text("mime_type")), attachment.Whole("size_in_bytes"))
            : null;

    /// <summary>A title is plain text by specification; publishing software forgets that, and leaves its entities in.</summary>
    private static MarkupText Title(string? title, Uri home) =>
        new(title ?? "", Entity().IsMatch(title ?? "") ? MarkupKind.Html : MarkupKind.Plain, home);

    [GeneratedRegex("&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")]
    private static partial Regex Entity();

    private sealed record Feed(FeedOrigin Origin, string? Language, List<string> Authors);
}
