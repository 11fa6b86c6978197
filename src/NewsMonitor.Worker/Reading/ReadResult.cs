using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Pages;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Worker.Reading;

/// <summary>What reading one document came to, ready to be printed.</summary>
internal sealed record ReadResult
{
    private ReadDocument? Document { get; init; }

    private string Reason { get; init; } = "";

    private string What { get; init; } = "";

    public bool IsRead => Document is not null;

    public static ReadResult Of(ParseResult result) => result switch
    {
        ParseResult.Parsed parsed => new ReadResult { Document = ReadDocument.Of(parsed.Document) },
        ParseResult.Refused refused => Refused(FetchFailures.Name(refused.Failure), refused.What),
        _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}"),
    };

    /// <summary>An article page, shown as a document with one entry.</summary>
    public static ReadResult Of(ArticlePageResult result) => result switch
    {
        ArticlePageResult.Found found => new ReadResult { Document = ReadDocument.Of(found.Page) },
        ArticlePageResult.NotFound notFound => Refused("no_article", notFound.Why),
        _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}"),
    };

    /// <param name="reason">From the closed list of failures, or <c>timeout</c>.</param>
    /// <param name="what">One line for a person.</param>
    public static ReadResult Refused(string reason, string what) => new() { Reason = reason, What = what };

    public string ToJson(string label) => Document is null ? FeedJson.Of(label, Reason) : FeedJson.Of(label, Document);

    public string ToText() => Document is null ? $"refused: {Reason}: {What}" : FeedText.Of(Document);
}
