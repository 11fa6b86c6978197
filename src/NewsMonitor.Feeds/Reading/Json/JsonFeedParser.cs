using System.Text;
using System.Text.Json;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.WordPress;

namespace NewsMonitor.Feeds.Reading.Json;

/// <summary>JSON that lists articles: JSON Feed of any version, or the posts of WordPress.</summary>
internal static class JsonFeedParser
{
    private static readonly string[] ArticleMembers = ["url", "external_url", "title", "content_html", "content_text", "summary"];

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = JsonOutline.MaxDepth,
    };

    public static ParseResult Parse(string text, FeedOrigin origin)
    {
        var json = Encoding.UTF8.GetBytes(LoneSurrogates.Replace(text.TrimStart('\uFEFF')));
        var outline = JsonOutline.Of(json);
        if (outline.Fault is { } fault && outline.EndOfLastItem == 0)
        {
            return new ParseResult.Refused(fault.Failure, fault.What);
        }

        var sound = outline.Fault is null ? json.AsMemory(0, outline.End) : Completed(json, outline);
        using var document = JsonDocument.Parse(sound, Options);
        return Read(document.RootElement.Clone(), origin) switch
        {
            ParseResult.Parsed parsed => new ParseResult.Parsed(parsed.Document with { IsPartial = outline.Fault is not null }),
            var refused => refused,
        };
    }

    private static ParseResult Read(JsonElement root, FeedOrigin origin)
    {
        if (root.Member("items") is { ValueKind: JsonValueKind.Array } items && (SaysSo(root) || items.EnumerateArray().Any(IsArticle)))
        {
            return new ParseResult.Parsed(JsonFeed.Read(root, items, origin));
        }

        return PostsReader.Read(root, origin) ?? new ParseResult.Refused(FetchFailure.NotAFeed, "the JSON is neither a JSON Feed nor posts of WordPress");
    }

    /// <summary>Much that answers in JSON calls its rows "items": where none shows what it is, a feed must name its format.</summary>
    private static bool SaysSo(JsonElement root) => root.Text("version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsArticle(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && (item.Member("id") is { ValueKind: JsonValueKind.String } || ArticleMembers.Any(name => item.TryGetProperty(name, out _)));

    private static ReadOnlyMemory<byte> Completed(byte[] json, JsonOutline outline) =>
        (byte[])[.. json.AsSpan(0, outline.EndOfLastItem), .. Encoding.UTF8.GetBytes(outline.Close)];
}
