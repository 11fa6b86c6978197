using System.Collections.Frozen;

namespace NewsMonitor.Core.Identity;

/// <summary>Brings the many spellings of one article's address to a single text.</summary>
/// <remarks>
/// Query parameters are dropped only when they are known as tracking: some sites keep the article's id in the query,
/// and merging two articles loses one for good, while storing one twice is only untidy.
/// </remarks>
public static class ArticleAddress
{
    /// <summary>Parameters that tell where a reader came from, never which article he reads.</summary>
    private static readonly FrozenSet<string> TrackingParameters = FrozenSet.ToFrozenSet(
        [
            "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "wt_mc", "wt_zmc", "xtor",
            "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "sara_ecid", "cmpid", "ocid", "smid", "spm",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TrackingPrefixes = ["utm_", "pk_", "mtm_", "at_", "hsa_", "vero_"];

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

        var port = link.IsDefaultPort ? "" : $":{link.Port}";
        return $"https://{Site(link)}{port}{Path(link.AbsolutePath)}{Query(link.Query)}";
    }

    /// <summary>The host that names the site, without prefixes such as <c>www</c> or <c>m</c>.</summary>
    public static string Site(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var host = link.IdnHost.ToLowerInvariant().TrimEnd('.');
        foreach (var prefix in VariantHosts)
        {
            // "m.de" is a site of its own; "m.example.de" is a variant.
            if (host.StartsWith(prefix, StringComparison.Ordinal) && host.AsSpan(prefix.Length).Contains('.'))
            {
                return host[prefix.Length..];
            }
        }

        return host;
    }

    private static string Path(string path)
    {
        path = path.TrimEnd('/');
        if (path.EndsWith("/amp", StringComparison.OrdinalIgnoreCase))
        {
            path = path[..^"/amp".Length].TrimEnd('/');
        }

        return path;
    }

    private static string Query(string query)
    {
        var kept = query.TrimStart('?')
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
}
