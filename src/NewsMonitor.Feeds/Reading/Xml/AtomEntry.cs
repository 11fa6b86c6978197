using System.Xml.Linq;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>An <c>entry</c> of Atom 1.0, or of its draft 0.3.</summary>
/// <remarks>Reads the element, as <see cref="RssItem"/> does: FeedReader's typed item runs the paragraphs of XHTML together.</remarks>
internal static class AtomEntry
{
    public static FeedItem Read(XElement entry, FeedContext context)
    {
        var children = new Children(entry);
        var links = AtomLinks.Of(children, context);
        return new FeedItem
        {
            Id = FeedFields.Id(Id(children, context)),
            Link = links.Alternate
                ?? ContentAddress(children, context)
                ?? MediaContent.Player(children, context)
                ?? IdAddress(children, context),
            Title = FirstText(
                context,
                children.First(Atom + "title"),
                children.First(DublinCore + "title"),
                MediaContent.Said(children, Media + "title")),
            Summary = FirstText(
                context,
                children.First(Atom + "summary"),
                children.First(DublinCore + "description"),
                MediaContent.Said(children, Media + "description")),
            Content = FirstText(context, children.First(Atom + "content"), children.First(Content + "encoded")),
            Authors = Authors(entry, children),
            Categories =
            [
                .. children.All(Atom + "category")
                    .Select(category => Named(category.Attribute("label")) ?? Named(category.Attribute("term")) ?? category.Value),
                .. children.All(DublinCore + "subject").Select(subject => subject.Value),
            ],
            Enclosures = FeedFields.Enclosures(links.Enclosures.Concat(MediaContent.Of(children, context))),
            Published = context.Time(children.Value(
                Atom + "published", Atom + "issued", Atom + "created", DublinCoreTerms + "issued", DublinCore + "date")),
            Updated = context.Time(children.Value(Atom + "updated", Atom + "modified", DublinCoreTerms + "modified")),
            Language = context.LanguageOf(entry, children),
            Raw = entry.ToString,
        };
    }

    /// <summary>An id that is a path names a page of its site; any other is taken as it is, whatever it looks like.</summary>
    private static string? Id(Children children, FeedContext context) =>
        children.First(Atom + "id") is { } id && id.Value.TrimStart().StartsWith('/') && context.Link(id, id.Value) is { } address
            ? address.AbsoluteUri
            : children.Value(Atom + "id");

    /// <summary>Some programs write the address of the article as its id, and no link.</summary>
    private static Uri? IdAddress(Children children, FeedContext context) =>
        children.First(Atom + "id") is { } id && id.Value.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? context.Link(id, id.Value)
            : null;

    /// <summary>Content that lives elsewhere is the article.</summary>
    private static Uri? ContentAddress(Children children, FeedContext context) =>
        children.First(Atom + "content") is { } content ? context.Link(content, content.Attribute("src")?.Value) : null;

    /// <summary>An entry without an author has those of its source, else of its feed.</summary>
    private static IReadOnlyList<string> Authors(XElement entry, Children children)
    {
        if (Names(children) is { Count: > 0 } own)
        {
            return own;
        }

        return children.First(Atom + "source") is { } source && Names(new Children(source)) is { Count: > 0 } ofSource ? ofSource
            : entry.Parent is { } feed ? [.. NamesOf(feed.Elements(Atom + "author"))]
            : [];
    }

    private static IReadOnlyList<string> Names(Children place) =>
        [.. NamesOf(place.All(Atom + "author")) is var authors && authors.Any() ? authors : NamesOf(place.All(DublinCore + "creator"))];

    private static IEnumerable<string> NamesOf(IEnumerable<XElement> people) => people.Select(Person.Name).OfType<string>();

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

    private static string? Named(XAttribute? attribute) => string.IsNullOrWhiteSpace(attribute?.Value) ? null : attribute.Value;
}
