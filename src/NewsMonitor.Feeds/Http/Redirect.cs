using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Http;

/// <summary>Where a redirect leads, and whether it may be followed.</summary>
internal static class Redirect
{
    /// <summary>The next address, or why there is none.</summary>
    /// <param name="location">The <c>Location</c> header as received.</param>
    /// <param name="from">The address that answered with it.</param>
    /// <param name="allowDowngrade">Whether it may lead from https to http.</param>
    public static (Uri? Next, FetchFailure Failure, string What) Follow(string? location, Uri from, bool allowDowngrade) => WebAddress.Resolve(location, from) switch
    {
        null => (null, FetchFailure.Redirects, "a redirect without a readable target"),
        var next when !WebAddress.IsWeb(next) => (null, FetchFailure.Scheme, "a redirect to something other than http and https"),
        var next when !allowDowngrade && from.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp =>
            (null, FetchFailure.Downgrade, "a redirect from https to http"),
        var next => (next, default, ""),
    };
}
