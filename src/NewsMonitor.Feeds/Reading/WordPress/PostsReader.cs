using System.Text.Json;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Json;

namespace NewsMonitor.Feeds.Reading.WordPress;

/// <summary>A page of posts from the REST interface of WordPress.</summary>
internal static class PostsReader
{
    private const int MaxCode = 64;

    /// <summary>The posts, or what the interface says instead; null when the JSON is neither.</summary>
    public static ParseResult? Read(JsonElement root, FeedOrigin origin)
    {
        if (root.Text("code") is { } code && root.Member("message") is not null)
        {
            return new ParseResult.Refused(FetchFailure.NotAFeed, $"the REST interface of the site refuses: {Printable(code)}");
        }

        if (root.ValueKind != JsonValueKind.Array || !(root.GetArrayLength() == 0 ? PostsAddress.IsRest(origin.Address) : root.EnumerateArray().Any(IsPost)))
        {
            return null;
        }

        var next = PostsAddress.NextPage(origin.Address, root.GetArrayLength());
        return new ParseResult.Parsed(new FeedDocument
        {
            Items = [.. root.EnumerateArray().Select(post => IsPost(post) ? Post.Read(post, origin) : new FeedItem { Raw = post.GetRawText })],
            Continuations = next is null ? [] : [next],
            Older = next,
        });
    }

    /// <summary>Titles are objects here and texts everywhere else.</summary>
    private static bool IsPost(JsonElement post) =>
        post.Member("title") is { ValueKind: JsonValueKind.Object } && (post.Text("link") ?? post.Member("guid")?.Text("rendered")) is not null;

    /// <summary>Codes are words such as <c>rest_no_route</c>; nothing else of the answer is repeated.</summary>
    private static string Printable(string code) =>
        string.Concat(code.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-').Take(MaxCode));
}
