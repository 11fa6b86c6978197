using System.Xml.Linq;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>An <c>entry</c> of Atom 1.0, or of its draft 0.3.</summary>
/// <remarks>Reads the element, as <see cref="RssItem"/> does: FeedReader's typed item runs the paragraphs of XHTML together.</remarks>
internal static class AtomEntry
{
    private static readonly string[] PublishedNames = ["published", "issued", "created"];
    private static readonly string[] UpdatedNames = ["updated", "modified"];

    public static FeedItem Read(XElement entry, FeedContext context)
    {
        var links = AtomLinks.Of(entry, context);
        return new FeedItem
        {
            Id = FeedFields.Id(Id(entry, context)),
            Link = links.Alternate ?? ContentAddress(entry, context),
            Title = FirstText(context, Own(entry, "title"), entry.Element(DublinCore + "title"), entry.Element(Media + "title")),
            Summary = FirstText(context, Own(entry, "summary"), entry.Element(DublinCore + "description"), MediaDescription(entry)),
            Content = FirstText(context, Own(entry, "content"), entry.Element(Content + "encoded")),
            Authors = Authors(entry),
            Categories =
            [
                .. OwnAll(entry, "category").Select(category => Named(category.Attribute("label")) ?? Named(category.Attribute("term")) ?? category.Value),
                .. entry.Elements(DublinCore + "subject").Select(subject => subject.Value),
            ],
            Enclosures = FeedFields.Enclosures([.. links.Enclosures, .. MediaContent.Of(entry, context)]),
            Published = context.Time(FirstDate(entry, PublishedNames) ?? entry.Element(DublinCoreTerms + "issued")?.Value ?? entry.Element(DublinCore + "date")?.Value),
            Updated = context.Time(FirstDate(entry, UpdatedNames) ?? entry.Element(DublinCoreTerms + "modified")?.Value),
            Language = context.LanguageOf(entry),
            Raw = entry.ToString,
        };
    }

    /// <summary>An id that is a path names a page of its site; any other is taken as it is, whatever it looks like.</summary>
    private static string? Id(XElement entry, FeedContext context) =>
        Own(entry, "id") is { } id && id.Value.TrimStart().StartsWith('/') && context.Link(id, id.Value) is { } address ? address.AbsoluteUri : Own(entry, "id")?.Value;

    /// <summary>Content that lives elsewhere is the article.</summary>
    private static Uri? ContentAddress(XElement entry, FeedContext context) =>
        Own(entry, "content") is { } content ? context.Link(content, content.Attribute("src")?.Value) : null;

    private static XElement? MediaDescription(XElement entry) =>
        entry.Element(Media + "description") ?? entry.Element(Media + "group")?.Element(Media + "description");

    /// <summary>An entry without an author has those of its source, else of its feed.</summary>
    private static List<string> Authors(XElement entry)
    {
        foreach (var place in new[] { entry, Own(entry, "source"), entry.Parent })
        {
            List<string> names = place is null ? [] : [.. place.Elements(Atom + "author").Select(Person.Name).OfType<string>()];
            if (names.Count == 0 && place is not null)
            {
                names = [.. place.Elements(DublinCore + "creator").Select(creator => creator.Value).Where(name => name.Length > 0)];
            }

            if (names.Count > 0)
            {
                return names;
            }
        }

        return [];
    }

    private static MarkupText FirstText(FeedContext context, params ReadOnlySpan<XElement?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (AtomText.Of(candidate, context) is { IsEmpty: false } text)
            {
                return text;
            }
        }

        return default;
    }

    private static string? FirstDate(XElement entry, string[] names) =>
        names.Select(name => Own(entry, name)?.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static string? Named(XAttribute? attribute) => string.IsNullOrWhiteSpace(attribute?.Value) ? null : attribute.Value;

    private static IEnumerable<XElement> OwnAll(XElement entry, string name) => entry.Elements(Atom + name);

    private static XElement? Own(XElement entry, string name) => entry.Element(Atom + name);
}
