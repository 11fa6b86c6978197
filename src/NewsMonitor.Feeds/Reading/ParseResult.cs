using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Reading;

/// <summary>What parsing a document came to. A broken document is a value, not an exception.</summary>
public abstract record ParseResult
{
    private ParseResult()
    {
    }

    public sealed record Parsed(FeedDocument Document) : ParseResult;

    /// <param name="Failure">Why, from a closed list.</param>
    /// <param name="What">One line for the operator, without raw input.</param>
    public sealed record Refused(FetchFailure Failure, string What) : ParseResult;
}
