using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>The <c>atom:link</c> elements of a feed, an entry, or an item of another format that uses them.</summary>
/// <param name="Alternate">The page that the element stands for; null when none is named.</param>
/// <param name="Enclosures">Attached media.</param>
internal sealed record AtomLinks(Uri? Alternate, IReadOnlyList<Enclosure?> Enclosures)
{
    private const string RegisteredRelations = "http://www.iana.org/assignments/relation/";

    private static readonly AtomLinks None = new(null, []);

    public static AtomLinks Of(Children place, FeedContext context)
    {
        var links = place.All(Atom + "link").Where(link => Address(link).Length > 0).ToList();
        if (links.Count == 0)
        {
            return None;
        }

        var alternates = links.Where(link => Relation(link) == "alternate").ToList();
        var alternate = alternates.Find(link => link.Attribute("type")?.Value.Trim() is null or "" or "text/html" or "application/xhtml+xml")
            ?? alternates.FirstOrDefault();
        return new AtomLinks(
            alternate is null ? null : context.Link(alternate, Address(alternate)),
            [.. links.Where(link => Relation(link) == "enclosure").Select(link => FeedFields.Enclosure(
                context.Link(link, Address(link)), link.Attribute("type"), link.Attribute("length")))]);
    }

    /// <summary>The address that a feed gives as its own, else that of its site; null when it names neither in full.</summary>
    public static Uri? Own(XElement feed) => feed.Elements(Atom + "link")
        .Where(link => Relation(link) is "self" or "alternate")
        .OrderBy(link => Relation(link) == "self" ? 0 : 1)
        .Select(link => WebAddress.ResolveWeb(Address(link), FeedOrigin.NowhereInParticular))
        .FirstOrDefault(address => address is { IsLoopback: false });

    /// <summary>The address of the first link of a relation; null when there is none, or it cannot be read.</summary>
    public static Uri? Related(XElement feed, string relation, Uri home) => feed.Elements(Atom + "link")
        .Where(link => Relation(link) == relation)
        .Select(link => WebAddress.ResolveWeb(Address(link), home))
        .FirstOrDefault(address => address is not null);

    /// <summary>Some write it between the tags, as in RSS.</summary>
    private static string Address(XElement link) => link.Attribute("href")?.Value ?? link.Value.Trim();

    private static string Relation(XElement link)
    {
        var relation = link.Attribute("rel")?.Value.Trim().ToLowerInvariant() ?? "";
        return relation.Length == 0 ? "alternate" : relation.Replace(RegisteredRelations, "", StringComparison.Ordinal);
    }
}
