using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>An <c>item</c> of any RSS from 0.9 to 2.0, RDF included.</summary>
/// <remarks>
/// Reads the element that FeedReader found, not its typed item: there is a type for each version and one more for feeds
/// that merely declare the media vocabulary, each with other members, and none has all enclosures.
/// </remarks>
internal static class RssItem
{
    private static readonly XName Abstract = "abstract";
    private static readonly XName Author = "author";
    private static readonly XName Body = "body";
    private static readonly XName Category = "category";
    private static readonly XName Date = "date";
    private static readonly XName Description = "description";
    private static readonly XName EnclosureName = "enclosure";
    private static readonly XName FullItem = "fullitem";
    private static readonly XName Guid = "guid";
    private static readonly XName LastBuildDate = "lastBuildDate";
    private static readonly XName LinkName = "link";
    private static readonly XName PubDate = "pubDate";
    private static readonly XName Published = "published";
    private static readonly XName Title = "title";
    private static readonly XName Updated = "updated";

    public static FeedItem Read(XElement item, FeedContext context)
    {
        var children = new Children(item);
        var links = AtomLinks.Of(children, context);
        return new FeedItem
        {
            Id = FeedFields.Id(
                children.Value(Guid, Atom + "id") ?? item.Attribute(Rdf + "about")?.Value ?? children.Value(DublinCore + "identifier")),
            Link = Link(item, children, context, links),
            Title = Text(
                children,
                context,
                [Title, DublinCore + "title", Atom + "title", Media + "title", Itunes + "title"],
                ofMedia: Media + "title"),
            Summary = Text(
                children,
                context,
                [Description, Abstract, DublinCore + "description", Atom + "summary", Itunes + "summary", Itunes + "subtitle"],
                ofMedia: Media + "description"),
            Content = Text(children, context, [Content + "encoded", Xhtml + "body", Xhtml + "div", Atom + "content", FullItem, Body]),
            Authors = Authors(children),
            Categories = Categories(children),
            Enclosures = FeedFields.Enclosures(Enclosures(children, context).Concat(links.Enclosures).Concat(MediaContent.Of(children, context))),
            Published = context.Time(
                children.Value(PubDate),
                children.Value(DublinCore + "date", DublinCoreTerms + "issued", DublinCoreTerms + "created"),
                children.Value(Atom + "published", Atom + "issued", Atom + "created"),
                children.Value(Published, Date)),
            Updated = context.Time(
                children.Value(DublinCoreTerms + "modified", Atom + "updated", Atom + "modified", Updated, LastBuildDate),
                item.Attribute("lastmod")?.Value),
            Language = context.LanguageOf(item, children),
            Raw = item.ToString,
        };
    }

    private static Uri? Link(XElement item, Children children, FeedContext context, AtomLinks links)
    {
        foreach (var own in children.All(LinkName))
        {
            if (context.Link(own, string.IsNullOrWhiteSpace(own.Value) ? own.Attribute("href")?.Value : own.Value) is { } address)
            {
                return address;
            }
        }

        if (links.Alternate is { } alternate)
        {
            return alternate;
        }

        // By the specification a guid is the permanent address unless it says that it is not.
        var guid = children.All(Guid).FirstOrDefault(guid => guid.Attribute("isPermaLink")?.Value.Trim().ToLowerInvariant() != "false");
        return guid is not null && guid.Value.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? context.Link(guid, guid.Value)
            : context.Link(
                item, item.Attribute(Rdf + "about")?.Value ?? item.Attribute("href")?.Value ?? children.Value(DublinCore + "identifier"))
                ?? MediaContent.Player(children, context);
    }

    private static List<string> Authors(Children children)
    {
        // WordPress names its authors here; the plain "author" is an e-mail address by specification.
        foreach (var names in (ReadOnlySpan<XName[]>)[[DublinCore + "creator", DublinCore + "author"], [Author, Atom + "author"]])
        {
            List<string> authors = [.. children.All(names).Select(Person.Name).OfType<string>().Select(Person.NameOf)];
            if (authors.Count > 0)
            {
                return authors;
            }
        }

        return children.Value(Itunes + "author", DublinCore + "contributor", Media + "credit") is { } other ? [other] : [];
    }

    private static IReadOnlyList<string> Categories(Children children) =>
    [
        .. children.All(Category, DublinCore + "subject").Select(Children.TextOf),
        .. children.All(Atom + "category").Select(category => category.Attribute("label")?.Value ?? category.Attribute("term")?.Value ?? ""),
        .. children.All(Itunes + "keywords").SelectMany(keywords => keywords.Value.Split(',')),
        .. children.All(Itunes + "category", Media + "category").Select(category => category.Attribute("text")?.Value ?? category.Value),
    ];

    private static IEnumerable<Enclosure?> Enclosures(Children children, FeedContext context) =>
        children.All(EnclosureName).Select(enclosure => FeedFields.Enclosure(
            context.Link(enclosure, enclosure.Attribute("url")?.Value ?? enclosure.Attribute("href")?.Value),
            enclosure.Attribute("type"),
            enclosure.Attribute("length")));

    /// <summary>The first of these elements that has text or markup, else what is said of the media in the item.</summary>
    private static MarkupText Text(Children children, FeedContext context, ReadOnlySpan<XName> names, XName? ofMedia = null)
    {
        foreach (var name in names)
        {
            foreach (var element in children.All(name))
            {
                if (Text(element, context) is { IsEmpty: false } text)
                {
                    return text;
                }
            }
        }

        return ofMedia is not null && MediaContent.Said(children, ofMedia) is { } said ? Text(said, context) : default;
    }

    private static MarkupText Text(XElement element, FeedContext context) =>
        element.Name.Namespace == Atom || element.Attribute("mode") is not null ? AtomText.Of(element, context)
        : context.Html(element, element.HasElements ? XhtmlText.Of(element, context) : Children.TextOf(element));
}
