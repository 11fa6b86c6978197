using System.Xml;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>How one document writes the format of its family.</summary>
/// <param name="Family">What its root says it is.</param>
/// <param name="RootPrefix">Prefix of the root element: whatever it stands for, it stands for the format itself.</param>
internal sealed record Dialect(FeedFamily Family, string RootPrefix)
{
    /// <summary>The namespace in which the elements of the format are read.</summary>
    public string Core => Family == FeedFamily.Atom ? FeedNamespaces.Atom.NamespaceName : "";

    /// <summary>The dialect of the document whose root the reader stands at; null when it is that of no feed.</summary>
    public static Dialect? OfRoot(XmlReader reader)
    {
        FeedFamily? family = reader.LocalName.ToUpperInvariant() switch
        {
            "RSS" or "CHANNEL" => FeedFamily.Rss,
            "RDF" => FeedFamily.Rdf,
            "FEED" or "ENTRY" => FeedFamily.Atom,
            _ => null,
        };
        return family is null ? null : new Dialect(family.Value, reader.Prefix);
    }

    /// <summary>The namespace in which the current element is read.</summary>
    public string UriOf(XmlReader reader)
    {
        var (uri, prefix) = (reader.NamespaceURI, reader.Prefix);
        if (prefix == "xmlns")
        {
            return Core; // no element may stand in the namespace of declarations, though the reader lets it pass
        }

        var known = Vocabulary.CanonicalUri(uri, prefix);
        return known switch
        {
            null => prefix.Length == 0 || prefix == RootPrefix ? Core : uri,
            "" => Core,
            _ => known,
        };
    }

    /// <summary>The name under which the current element is read.</summary>
    public string NameOf(XmlReader reader, string uri) => uri == Core ? Vocabulary.CanonicalName(reader.LocalName) : reader.LocalName;

    public bool IsItem(string uri, string name) => uri == Core && name == (Family == FeedFamily.Atom ? "entry" : "item");

    public bool IsChannel(string uri, string name) => Family != FeedFamily.Atom && uri == Core && name == "channel";

    /// <summary>Whether items may stand in the element, as in the root.</summary>
    public bool HoldsItems(string uri, string name) => IsChannel(uri, name) || (uri == Core && name == "items");
}
