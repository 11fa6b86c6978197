namespace NewsMonitor.Core.Identity;

/// <summary>Addresses of other people's copies of an article, which hold the article's own address in their path.</summary>
internal static class AmpCache
{
    /// <summary>The article's own address, where this one is that of a copy at Google or in the AMP cache.</summary>
    public static Uri Unwrap(Uri link)
    {
        while (Inner(link) is { } inner && inner.AbsoluteUri.Length < link.AbsoluteUri.Length)
        {
            link = inner;
        }

        return link;
    }

    private static Uri? Inner(Uri link)
    {
        var path = link.AbsolutePath;
        var start = IsGoogle(link.Host) && path.StartsWith("/amp/", StringComparison.Ordinal)
            ? "/amp/".Length
            : link.Host.EndsWith(".cdn.ampproject.org", StringComparison.OrdinalIgnoreCase)
                // The first part of the path is the kind of the copy.
                ? path.IndexOf('/', 1) + 1
                : 0;
        if (start <= 0)
        {
            return null;
        }

        // "s/" stands for https; the host follows.
        var rest = path[start..];
        rest = rest.StartsWith("s/", StringComparison.Ordinal) ? rest[2..] : rest;
        return IsHost(rest.Split('/', 2)[0])
            && Uri.TryCreate("https://" + rest + link.Query, UriKind.Absolute, out var inner)
            && inner.HostNameType == UriHostNameType.Dns
            ? inner
            : null;
    }

    private static bool IsHost(string text) =>
        text.Contains('.', StringComparison.Ordinal) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-');

    private static bool IsGoogle(string host) =>
        host.StartsWith("www.google.", StringComparison.OrdinalIgnoreCase) || host.StartsWith("google.", StringComparison.OrdinalIgnoreCase);
}
