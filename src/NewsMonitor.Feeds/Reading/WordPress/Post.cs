using System.Text.Json;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading.Dates;
using NewsMonitor.Feeds.Reading.Json;

namespace NewsMonitor.Feeds.Reading.WordPress;

/// <summary>One post, with what the site embedded of its author, terms and media.</summary>
/// <remarks>Its identifier is the guid, as in the RSS feed of the same site: a source that changes its kind keeps its articles.</remarks>
internal static class Post
{
    private const string Category = "category";

    public static FeedItem Read(JsonElement post, FeedOrigin origin)
    {
        var link = WebAddress.ResolveWeb(post.Text("link"), origin.Address);
        var home = link ?? origin.Address;
        return new FeedItem
        {
            Id = FeedFields.Id(Rendered(post, "guid") is { Length: > 0 } guid ? guid : post.Text("id")),
            Link = link,
            Title = Html("title"),
            Summary = Html("excerpt"),
            Content = Html("content"), // empty where a password protects the post
            Authors = [.. Embedded(post, "author").Select(author => author.Text("name")).OfType<string>()],
            Categories = [.. Terms(post)],
            Enclosures = FeedFields.Enclosures(Embedded(post, "wp:featuredmedia").Select(media => Sound(media, home))),
            Published = Utc(post.Text("date_gmt")) ?? FeedDate.Read(post.Text("date"), origin.Zone),
            Updated = Utc(post.Text("modified_gmt")) ?? FeedDate.Read(post.Text("modified"), origin.Zone),
            Language = LanguageTag.Primary(post.Text("lang") ?? post.Member("yoast_head_json")?.Text("og_locale")),
            Raw = post.GetRawText,
        };

        MarkupText Html(string field) => new(Rendered(post, field), MarkupKind.Html, home);
    }

    /// <summary>A field for readers: an object that holds it, or the bare text where a plug-in has flattened it.</summary>
    private static string Rendered(JsonElement post, string field) => post.Member(field)?.Text("rendered") ?? post.Text(field) ?? "";

    /// <summary>Where something could not be embedded, an object with an error stands instead; it has none of the members asked for.</summary>
    private static IEnumerable<JsonElement> Embedded(JsonElement post, string relation) => post.Member("_embedded")?.List(relation) ?? [];

    /// <summary>Categories before tags: a list of lists, one for each vocabulary.</summary>
    private static IEnumerable<string> Terms(JsonElement post) =>
        Embedded(post, "wp:term")
            .SelectMany(terms => terms.ValueKind == JsonValueKind.Array ? terms.EnumerateArray() : Enumerable.Empty<JsonElement>())
            .OrderBy(term => term.Text("taxonomy") is null or Category ? 0 : 1)
            .Select(term => term.Text("name"))
            .OfType<string>();

    /// <summary>Pictures are no enclosures; sound and film are.</summary>
    private static Enclosure? Sound(JsonElement media, Uri home) =>
        media.Text("mime_type") is { } type
        && (type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
        && WebAddress.ResolveWeb(media.Text("source_url"), home) is { } url
            ? new Enclosure(url, FeedFields.Raw(type), media.Member("media_details")?.Whole("filesize"))
            : null;

    /// <summary>The time in UTC that WordPress writes without a zone; null for the zeros of a post that has none.</summary>
    private static SourceTime? Utc(string? written)
    {
        var time = written is null || written.StartsWith("0000", StringComparison.Ordinal) ? null : FeedDate.Read(written, TimeZoneInfo.Utc);
        return time is { Quality: DateQuality.ZoneAssumed } ? time with { Quality = DateQuality.Exact } : time;
    }
}
