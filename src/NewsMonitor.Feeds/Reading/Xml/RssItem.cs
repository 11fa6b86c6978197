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
    public static FeedItem Read(XElement item, FeedContext context)
    {
        var links = AtomLinks.Of(item, context);
        return new FeedItem
        {
            Id = FeedFields.Id(First(Own(item, "guid"), Value(item, Atom + "id"), item.Attribute(Rdf + "about")?.Value, Value(item, DublinCore + "identifier"))),
            Link = Link(item, context, links),
            Title = Text(item, context, XName.Get("title"), DublinCore + "title", Atom + "title", Media + "title", Itunes + "title"),
            Summary = Text(item, context, XName.Get("description"), DublinCore + "description", Atom + "summary", Itunes + "summary", Itunes + "subtitle", Media + "description"),
            Content = Text(item, context, Content + "encoded", Xhtml + "body", Xhtml + "div", Atom + "content", XName.Get("fullitem"), XName.Get("body")),
            Authors = Authors(item),
            Categories =
            [
                .. item.Elements("category").Concat(item.Elements(DublinCore + "subject")).Select(category => category.Value),
                .. item.Elements(Atom + "category").Select(category => category.Attribute("label")?.Value ?? category.Attribute("term")?.Value ?? ""),
                .. item.Elements(Itunes + "keywords").SelectMany(keywords => keywords.Value.Split(',')),
                .. item.Elements(Itunes + "category").Concat(item.Elements(Media + "category")).Select(category => First(category.Attribute("text")?.Value, category.Value) ?? ""),
            ],
            Enclosures = FeedFields.Enclosures([.. Enclosures(item, context), .. links.Enclosures, .. MediaContent.Of(item, context)]),
            Published = context.Time(First(
                Own(item, "pubDate"), Value(item, DublinCore + "date"), Value(item, DublinCoreTerms + "issued"), Value(item, DublinCoreTerms + "created"),
                Value(item, Atom + "published"), Value(item, Atom + "issued"), Value(item, Atom + "created"), Own(item, "published"), Own(item, "date"))),
            Updated = context.Time(First(
                Value(item, DublinCoreTerms + "modified"), Value(item, Atom + "updated"), Value(item, Atom + "modified"), Own(item, "updated"), Own(item, "lastBuildDate"))),
            Language = context.LanguageOf(item),
            Raw = item.ToString,
        };
    }

    private static Uri? Link(XElement item, FeedContext context, AtomLinks links)
    {
        foreach (var own in item.Elements("link"))
        {
            if (context.Link(own, First(own.Value, own.Attribute("href")?.Value)) is { } address)
            {
                return address;
            }
        }

        if (links.Alternate is { } alternate)
        {
            return alternate;
        }

        // By the specification a guid is the permanent address unless it says that it is not.
        var guid = item.Elements("guid").FirstOrDefault(guid => guid.Attribute("isPermaLink")?.Value.Trim().ToLowerInvariant() != "false");
        return guid is not null && guid.Value.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? context.Link(guid, guid.Value)
            : context.Link(item, First(item.Attribute(Rdf + "about")?.Value, item.Attribute("href")?.Value, Value(item, DublinCore + "identifier")));
    }

    private static List<string> Authors(XElement item)
    {
        // WordPress names its authors here; the plain "author" is an e-mail address by specification.
        List<string> creators = [.. item.Elements(DublinCore + "creator").Concat(item.Elements(DublinCore + "author")).Select(creator => creator.Value).Where(name => !string.IsNullOrWhiteSpace(name)).Select(Person.NameOf)];
        if (creators.Count > 0)
        {
            return creators;
        }

        List<string> authors = [.. item.Elements("author").Select(Person.Name).OfType<string>().Select(Person.NameOf), .. item.Elements(Atom + "author").Select(Person.Name).OfType<string>()];
        if (authors.Count > 0)
        {
            return authors;
        }

        return First(Value(item, Itunes + "author"), Value(item, DublinCore + "contributor"), Value(item, Media + "credit")) is { } other ? [other] : [];
    }

    private static IEnumerable<Enclosure?> Enclosures(XElement item, FeedContext context) =>
        item.Elements("enclosure").Select(enclosure => FeedFields.Enclosure(
            context.Link(enclosure, First(enclosure.Attribute("url")?.Value, enclosure.Attribute("href")?.Value)), enclosure.Attribute("type"), enclosure.Attribute("length")));

    /// <summary>The first of these elements that has text or markup.</summary>
    private static MarkupText Text(XElement item, FeedContext context, params ReadOnlySpan<XName> names)
    {
        foreach (var name in names)
        {
            foreach (var element in item.Elements(name))
            {
                if (Text(element, context) is { IsEmpty: false } text)
                {
                    return text;
                }
            }
        }

        return default;
    }

    private static MarkupText Text(XElement element, FeedContext context) =>
        element.Name.Namespace == Atom ? AtomText.Of(element, context)
        : context.Html(element, element.HasElements ? XhtmlText.Of(element, context) : element.Value);

    private static string? Own(XElement item, string name) => Value(item, XName.Get(name));

    private static string? Value(XElement item, XName name) =>
        item.Elements(name).Select(element => element.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static string? First(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
