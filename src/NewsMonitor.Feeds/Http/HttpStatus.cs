using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Http;

/// <summary>What a status that brings no document says about the source.</summary>
internal static class HttpStatus
{
    /// <param name="status">Any status but 200, 203 and 304, redirects followed.</param>
    /// <param name="saysWhen">Whether the answer says when to come again.</param>
    public static FetchFailure Failure(int status, bool saysWhen) => status switch
    {
        401 or 403 or 407 or 451 => FetchFailure.Forbidden,
        404 => FetchFailure.NotFound,
        410 => FetchFailure.Gone,
        429 => FetchFailure.Throttled,
        503 when saysWhen => FetchFailure.Throttled,
        >= 400 and < 500 => FetchFailure.HttpClientError,
        _ => FetchFailure.HttpServerError,
    };
}
