using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading.Dates;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>An <c>item</c> of any RSS from 0.9 to 2.0, RDF included.</summary>
/// <remarks>
/// Reads the element that FeedReader found, not its typed item: there is a type for each version and one more for feeds
/// that merely declare the media vocabulary, each with other members, and none has all enclosures.
/// </remarks>
internal static class RssItem
{
    public static FeedItem Read(XElement item, FeedContext context) => new()
    {
        Id = FeedFields.Id(First(Own(item, "guid"), item.Attribute(Rdf + "about")?.Value, item.Element(Atom + "id")?.Value)),
        Link = Link(item, context),
        Title = context.Html(item, First(Own(item, "title"), item.Element(DublinCore + "title")?.Value, item.Element(Media + "title")?.Value)),
        Summary = context.Html(item, First(Own(item, "description"), item.Element(DublinCore + "description")?.Value, item.Element(Atom + "summary")?.Value)),
        Content = context.Html(item, item.Element(Content + "encoded")?.Value),
        Authors = [.. Authors(item).OfType<string>()],
        Categories = [.. OwnAll(item, "category").Concat(item.Elements(DublinCore + "subject")).Select(category => category.Value)],
        Enclosures = FeedFields.Enclosures(Enclosures(item, context)),
        Published = FeedDate.Read(Date(item), context.Zone),
        Language = context.LanguageOf(item),
        Raw = item.ToString,
    };

    /// <summary>The publication date as written; null when there is none.</summary>
    private static string? Date(XElement item) => First(
        Own(item, "pubDate"), Own(item, "pubdate"), item.Element(DublinCore + "date")?.Value,
        item.Element(Atom + "published")?.Value, item.Element(Atom + "updated")?.Value, Own(item, "date"));

    private static Uri? Link(XElement item, FeedContext context)
    {
        if (OwnAll(item, "link").FirstOrDefault(link => !string.IsNullOrWhiteSpace(link.Value)) is { } own)
        {
            return context.Link(own, own.Value);
        }

        var atom = item.Elements(Atom + "link").FirstOrDefault(link => link.Attribute("rel") is null or { Value: "alternate" });
        if (atom?.Attribute("href") is { } href)
        {
            return context.Link(atom, href.Value);
        }

        // By the specification a guid is the permanent address unless it says that it is not.
        var guid = OwnAll(item, "guid").FirstOrDefault(guid => guid.Attribute("isPermaLink")?.Value.Trim() != "false");
        return guid is not null && guid.Value.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? context.Link(guid, guid.Value)
            : context.Link(item, item.Attribute(Rdf + "about")?.Value);
    }

    private static List<string?> Authors(XElement item)
    {
        // WordPress names its authors here; the plain "author" is an e-mail address by specification.
        List<string?> creators = [.. item.Elements(DublinCore + "creator").Select(creator => creator.Value)];
        return creators.Exists(name => !string.IsNullOrWhiteSpace(name))
            ? creators
            : [First(Own(item, "author"), item.Element(Atom + "author")?.Element(Atom + "name")?.Value, item.Element(Itunes + "author")?.Value)];
    }

    private static IEnumerable<Enclosure?> Enclosures(XElement item, FeedContext context) =>
    [
        .. OwnAll(item, "enclosure").Select(enclosure => FeedFields.Enclosure(
            context.Link(enclosure, enclosure.Attribute("url")?.Value), enclosure.Attribute("type"), enclosure.Attribute("length"))),
        .. item.Elements(Media + "content").Concat(item.Elements(Media + "group").Elements(Media + "content")).Select(media => FeedFields.Enclosure(
            context.Link(media, media.Attribute("url")?.Value), media.Attribute("type"), media.Attribute("fileSize"))),
    ];

    private static IEnumerable<XElement> OwnAll(XElement item, string name) => item.Elements(item.Name.Namespace + name);

    private static string? Own(XElement item, string name) =>
        OwnAll(item, name).Select(element => element.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static string? First(params string?[] values) => Array.Find(values, value => !string.IsNullOrWhiteSpace(value));
}
