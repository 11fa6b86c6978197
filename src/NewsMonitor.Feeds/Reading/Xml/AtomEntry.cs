using System.Xml.Linq;
using NewsMonitor.Feeds.Reading.Dates;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>An <c>entry</c> of Atom 1.0, or of its draft 0.3.</summary>
/// <remarks>Reads the element, as <see cref="RssItem"/> does: FeedReader's typed item runs the paragraphs of XHTML together.</remarks>
internal static class AtomEntry
{
    private static readonly string[] DateNames = ["published", "issued", "created", "updated", "modified"];

    public static FeedItem Read(XElement entry, FeedContext context) => new()
    {
        Id = FeedFields.Id(Own(entry, "id")?.Value),
        Link = Link(entry, context),
        Title = context.Html(entry, Html(Own(entry, "title"))),
        Summary = context.Html(entry, Html(Own(entry, "summary"))),
        Content = context.Html(entry, Html(Own(entry, "content"))),
        Authors = [.. Authors(entry).OfType<string>()],
        Categories =
        [
            .. OwnAll(entry, "category").Select(category => category.Attribute("label")?.Value ?? category.Attribute("term")?.Value ?? category.Value),
            .. entry.Elements(DublinCore + "subject").Select(subject => subject.Value),
        ],
        Enclosures = FeedFields.Enclosures(Links(entry, "enclosure").Select(link => FeedFields.Enclosure(
            context.Link(link, link.Attribute("href")?.Value), link.Attribute("type"), link.Attribute("length")))),
        Published = FeedDate.Read(Date(entry), context.Zone),
        Language = context.LanguageOf(entry),
        Raw = entry.ToString,
    };

    /// <summary>The publication date as written; the last change where only that is given; null when there is none.</summary>
    private static string? Date(XElement entry) =>
        DateNames
            .Select(name => Own(entry, name)?.Value)
            .Append(entry.Element(DublinCore + "date")?.Value)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static Uri? Link(XElement entry, FeedContext context)
    {
        var alternates = Links(entry, "alternate").ToList();
        var link = alternates.Find(link => link.Attribute("type")?.Value is null or "text/html" or "application/xhtml+xml") ?? alternates.FirstOrDefault();
        if (link is not null)
        {
            return context.Link(link, link.Attribute("href")?.Value);
        }

        // Content that lives elsewhere is the article.
        return Own(entry, "content") is { } content ? context.Link(content, content.Attribute("src")?.Value) : null;
    }

    private static IEnumerable<XElement> Links(XElement entry, string relation) =>
        OwnAll(entry, "link").Where(link => (link.Attribute("rel")?.Value.Trim() ?? "alternate") == relation && link.Attribute("href") is not null);

    /// <summary>An entry without an author has those of its feed.</summary>
    private static IEnumerable<string?> Authors(XElement entry)
    {
        foreach (var place in new[] { entry, entry.Parent })
        {
            var authors = place?.Elements(entry.Name.Namespace + "author").Select(author => author.Element(entry.Name.Namespace + "name")?.Value).ToList();
            if (authors is { Count: > 0 })
            {
                return authors;
            }
        }

        return entry.Elements(DublinCore + "creator").Select(creator => creator.Value);
    }

    /// <summary>The markup of a text construct: escaped, or as elements when it is XHTML.</summary>
    private static string? Html(XElement? construct) =>
        construct is { HasElements: true } ? string.Concat(construct.Nodes()) : construct?.Value;

    private static IEnumerable<XElement> OwnAll(XElement entry, string name) => entry.Elements(entry.Name.Namespace + name);

    private static XElement? Own(XElement entry, string name) => OwnAll(entry, name).FirstOrDefault();
}
