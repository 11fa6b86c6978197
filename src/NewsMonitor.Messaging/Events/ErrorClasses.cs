using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Messaging.Events;

/// <summary>Failures as the contract classes them: coarser than ours, so that ours may grow.</summary>
internal static class ErrorClasses
{
    public static string Of(FetchFailure failure) => failure switch
    {
        FetchFailure.Dns => "dns",
        FetchFailure.Tls => "tls",
        FetchFailure.Connect or FetchFailure.Truncated => "connect",
        FetchFailure.Timeout => "timeout",
        FetchFailure.Throttled or FetchFailure.Gone or FetchFailure.NotFound or FetchFailure.Forbidden or FetchFailure.HttpClientError => "http-4xx",
        FetchFailure.HttpServerError => "http-5xx",
        FetchFailure.Blocked or FetchFailure.Downgrade or FetchFailure.Scheme => "blocked",
        FetchFailure.Redirects => "redirect-loop",
        FetchFailure.Empty or FetchFailure.NoItems => "empty",
        FetchFailure.Internal => "internal",
        _ => "parse",
    };
}
