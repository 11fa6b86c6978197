using NewsMonitor.Core.Entries;

namespace NewsMonitor.Feeds.Reading;

/// <summary>One item of a document as its format says it: fields found, dates and addresses read, markup untouched.</summary>
/// <remarks>Every format ends here: RSS, RDF and Atom, JSON Feed, WordPress REST, sitemaps, page listings.</remarks>
public sealed record FeedItem
{
    /// <summary>The source's own identifier as written, white space around it removed; null when it gives none.</summary>
    public string? Id { get; init; }

    /// <summary>Absolute http(s) address of the article; null when there is none that can be followed.</summary>
    public Uri? Link { get; init; }

    public MarkupText Title { get; init; }

    public MarkupText Summary { get; init; }

    public MarkupText Content { get; init; }

    /// <summary>Names as written.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Names as written, in the order of the document.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>When it was published; null when the source does not say.</summary>
    public SourceTime? Published { get; init; }

    /// <summary>When it was last changed; null when the source does not say.</summary>
    public SourceTime? Updated { get; init; }

    /// <summary>Language as declared for the item, by itself or around it: BCP 47 primary tag in lower case; null when none is.</summary>
    public string? Language { get; init; }

    /// <summary>The item as it was sent, for the quarantine.</summary>
    public Func<string> Raw { get; init; } = () => "";
}
