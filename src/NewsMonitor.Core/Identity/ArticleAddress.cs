using System.Text.RegularExpressions;

namespace NewsMonitor.Core.Identity;

/// <summary>Brings the many spellings of one article's address to a single text.</summary>
/// <remarks>
/// Query parameters are dropped only when they are known as tracking: some sites keep the article's id in the query,
/// and merging two articles loses one for good, while storing one twice is only untidy. For the same reason the rest stays
/// as it is: the order of the parameters, doubled slashes, and <c>index.html</c>, which is hardly ever an article.
/// A change of these rules changes keys that are stored: see decision 5.
/// </remarks>
public static partial class ArticleAddress
{
    private const int HttpsPort = 443;

    /// <summary>Host prefixes of the same site in another dress.</summary>
    private static readonly string[] VariantHosts = ["www.", "m.", "mobile.", "mobil.", "amp."];

    /// <summary>The normalised address: https, host in lower case without <c>www</c> or mobile prefix, no default port, no fragment
    /// unless it is the address itself (<c>#!</c>), no AMP marker, no tracking parameters, no session, no slash at the end.</summary>
    /// <param name="link">An absolute http or https address.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or neither http nor https.</exception>
    public static string Normalise(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (!link.IsAbsoluteUri || (link.Scheme != Uri.UriSchemeHttp && link.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("Only absolute http and https addresses can be normalised.", nameof(link));
        }

        // Escapes that were written wrongly are mended by the first round; only the second one sees what they meant, such as dots.
        return Spell(AmpCache.Unwrap(new Uri(Spell(AmpCache.Unwrap(link)))));
    }

    /// <summary>The host that names the site, without prefixes such as <c>www</c> or <c>m</c>.</summary>
    public static string Site(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var host = link.IdnHost.ToLowerInvariant().TrimEnd('.');
        while (VariantHosts.FirstOrDefault(prefix => IsVariant(host, prefix)) is { } prefix)
        {
            host = host[prefix.Length..];
        }

        return host;
    }

    private static string Spell(Uri link)
    {
        // Written as https, port 443 is the default one, whatever the scheme was.
        var port = link.IsDefaultPort || link.Port == HttpsPort ? "" : $":{link.Port}";
        var site = link.HostNameType == UriHostNameType.IPv6 ? link.Host : Site(link);
        return $"https://{site}{port}{EscapedByte().Replace(Path(link.AbsolutePath) + Query(link.Query) + HashBang(link.Fragment), escape => escape.Value.ToUpperInvariant())}";
    }

    /// <summary><c>m.example.de</c> is a variant; <c>m.de</c> is a site of its own.</summary>
    private static bool IsVariant(string host, string prefix) =>
        host.StartsWith(prefix, StringComparison.Ordinal) && host.AsSpan(prefix.Length).Contains('.');

    private static string Path(string path)
    {
        path = Session().Replace(path, "").TrimEnd('/');
        while (true)
        {
            if (path.EndsWith("/amp", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".amp", StringComparison.OrdinalIgnoreCase))
            {
                path = path[..^".amp".Length].TrimEnd('/');
            }
            else if (path.EndsWith(".amp.html", StringComparison.OrdinalIgnoreCase))
            {
                path = path[..^".amp.html".Length] + ".html";
            }
            else
            {
                return path;
            }
        }
    }

    /// <summary>Pages that load their articles by script name them behind <c>#!</c>; any other fragment is a place on the page.</summary>
    private static string HashBang(string fragment) => fragment.StartsWith("#!", StringComparison.Ordinal) && fragment.Length > 2 ? fragment : "";

    private static string Query(string query)
    {
        var kept = query[Math.Min(1, query.Length)..]
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !TrackingParameters.Contains(parameter));
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    /// <summary><c>%c3</c> and <c>%C3</c> are the same letter (RFC 3986, section 6.2.2.1).</summary>
    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedByte();

    /// <summary>Java servers write the visitor's session into the path where he sends no cookies, as pollers do.</summary>
    [GeneratedRegex(";jsessionid=[A-Za-z0-9._!~-]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Session();
}
