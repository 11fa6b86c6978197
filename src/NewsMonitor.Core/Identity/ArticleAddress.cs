using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsMonitor.Core.Identity;

/// <summary>Brings the many spellings of one article's address to a single text.</summary>
/// <remarks>
/// Query parameters are dropped only when they are known as tracking: some sites keep the article's id in the query,
/// and merging two articles loses one for good, while storing one twice is only untidy.
/// </remarks>
public static partial class ArticleAddress
{
    /// <summary>Parameters that tell where a reader came from, never which article he reads.</summary>
    private static readonly FrozenSet<string> TrackingParameters = FrozenSet.ToFrozenSet(
        [
            "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "wt_mc", "wt_zmc", "xtor",
            "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "sara_ecid", "cmpid", "ocid", "smid", "spm",
            "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TrackingPrefixes = ["utm_", "mtm_", "at_", "hsa_", "vero_"];

    private const int HttpsPort = 443;

    /// <summary>Host prefixes of the same site in another dress.</summary>
    private static readonly string[] VariantHosts = ["www.", "m.", "mobile.", "amp."];

    /// <summary>The normalised address: https, host in lower case without <c>www</c> or mobile prefix, no default port, no fragment,
    /// no AMP marker, no tracking parameters, no slash at the end.</summary>
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
        return Spell(new Uri(Spell(link)));
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
        return $"https://{site}{port}{EscapedByte().Replace(Path(link.AbsolutePath) + Query(link.Query), escape => escape.Value.ToUpperInvariant())}";
    }

    /// <summary><c>m.example.de</c> is a variant; <c>m.de</c> is a site of its own.</summary>
    private static bool IsVariant(string host, string prefix) =>
        host.StartsWith(prefix, StringComparison.Ordinal) && host.AsSpan(prefix.Length).Contains('.');

    private static string Path(string path)
    {
        path = path.TrimEnd('/');
        while (path.EndsWith("/amp", StringComparison.OrdinalIgnoreCase))
        {
            path = path[..^"/amp".Length].TrimEnd('/');
        }

        return path;
    }

    private static string Query(string query)
    {
        var kept = query[Math.Min(1, query.Length)..]
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !IsTracking(parameter));
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return TrackingParameters.Contains(name)
            || TrackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || parameter.Equals("amp", StringComparison.OrdinalIgnoreCase)
            || parameter.Equals("amp=1", StringComparison.OrdinalIgnoreCase)
            || parameter.Equals("outputType=amp", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>%c3</c> and <c>%C3</c> are the same letter (RFC 3986, section 6.2.2.1).</summary>
    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedByte();
}
