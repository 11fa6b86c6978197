using System.Collections.Frozen;
using System.Xml.Linq;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>The many names under which feeds use one vocabulary, and the one under which we read it.</summary>
internal static class Vocabulary
{
    /// <summary>Names of namespaces are short; a long one would be written again with every element that is in it.</summary>
    private const int MaxUri = 256;

    /// <summary>RSS has no namespace of its own: what its versions declare, by habit or by mistake, stands for none.</summary>
    private static readonly FrozenDictionary<string, string> CanonicalUris = Uris(
        (XNamespace.None,
        [
            "http://purl.org/rss/1.0", "http://my.netscape.com/rdf/simple/0.9", "http://channel.netscape.com/rdf/simple/0.9", "http://purl.org/net/rss1.1",
            "http://backend.userland.com/rss", "http://backend.userland.com/rss2", "http://backend.userland.com/rss091", "http://backend.userland.com/rss092",
            "http://backend.userland.com/rss191", "http://backend.userland.com/rss20", "http://blogs.law.harvard.edu/tech/rss",
            "http://cyber.law.harvard.edu/rss", "http://cyber.law.harvard.edu/rss/rss.html", "http://my.netscape.com/publish/formats/rss-0.91.dtd",
            "http://my.netscape.com/publish/formats/rss-0.9.dtd", "http://www.rssboard.org/rss-specification", "http://purl.org/rss/2.0",
        ]),
        (Atom,
        [
            "http://www.w3.org/2005/atom", "http://purl.org/atom/ns", "http://example.com/newformat", "http://example.com/necho", "http://purl.org/echo",
            "uri/of/echo/namespace", "http://purl.org/pie",
        ]),
        (DublinCore, ["http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0"]),
        (DublinCoreTerms, ["http://purl.org/dc/terms"]),
        (Content, ["http://purl.org/rss/1.0/modules/content"]),
        (Media,
        [
            "http://search.yahoo.com/mrss", "http://search.yahoo.com/mrss/1.1", "http://tools.search.yahoo.com/mrss",
            "http://video.search.yahoo.com/mrss",
        ]),
        (Itunes, ["http://www.itunes.com/dtds/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd"]),
        (Rdf, ["http://www.w3.org/1999/02/22-rdf-syntax-ns"]),
        (Syndication, ["http://purl.org/rss/1.0/modules/syndication"]),
        (Xhtml, ["http://www.w3.org/1999/xhtml"]),
        (FeedBurner, ["http://rssnamespace.org/feedburner/ext/1.0"]));

    /// <summary>What a prefix means where it is not declared, or declared as something nobody knows.</summary>
    private static readonly FrozenDictionary<string, string> UrisByPrefix = new Dictionary<string, XNamespace>
    {
        ["atom"] = Atom,
        ["atom10"] = Atom,
        ["a10"] = Atom,
        ["content"] = Content,
        ["dc"] = DublinCore,
        ["dcterms"] = DublinCoreTerms,
        ["feedburner"] = FeedBurner,
        ["itunes"] = Itunes,
        ["media"] = Media,
        ["rdf"] = Rdf,
        ["sy"] = Syndication,
        ["xhtml"] = Xhtml,
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.NamespaceName);

    /// <summary>Elements of the formats themselves, which not everybody writes in the right case.</summary>
    private static readonly FrozenDictionary<string, string> CoreNames = FrozenDictionary.ToFrozenDictionary(
        """
        rss channel item title link description author category comments enclosure guid pubDate source language managingEditor webMaster
        lastBuildDate image url textInput feed entry id updated published modified issued created summary content contributor name email uri
        abstract subtitle tagline logo icon rights generator date ttl skipHours skipDays hour day
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The namespace under which elements are read that stand in this one; null for one that nobody knows.</summary>
    public static string? CanonicalUri(string uri, string prefix) =>
        uri.Length <= MaxUri && CanonicalUris.TryGetValue(Simplified(uri), out var canonical) ? canonical
        : UrisByPrefix.GetValueOrDefault(prefix) is { } usual ? usual
        : uri.Length > MaxUri ? "urn:long"
        : null;

    /// <summary>A namespace for a prefix that nobody declared.</summary>
    public static string UriOfPrefix(string prefix) => UrisByPrefix.GetValueOrDefault(prefix, $"urn:undeclared:{prefix}");

    /// <summary>A name of the formats in its right case; any other as it is.</summary>
    public static string CanonicalName(string name) => CoreNames.GetValueOrDefault(name, name);

    private static string Simplified(string uri) =>
        uri.Trim().TrimEnd('/', '#').Replace("https://", "http://", StringComparison.OrdinalIgnoreCase).ToLowerInvariant();

    private static FrozenDictionary<string, string> Uris(params ReadOnlySpan<(XNamespace Canonical, string[] Simplified)> vocabularies)
    {
        var uris = new Dictionary<string, string> { [""] = "" };
        foreach (var (canonical, simplified) in vocabularies)
        {
            foreach (var uri in simplified)
            {
                uris.Add(uri, canonical.NamespaceName);
            }
        }

        return uris.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
