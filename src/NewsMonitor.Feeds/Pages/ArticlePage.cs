using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Feeds.Pages;

/// <summary>An article as its own page shows it; every string but the markup has passed the text gate.</summary>
public sealed record ArticlePage
{
    /// <summary>Headline without the name of the site; at most 1,000 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The article's paragraphs, joined by a line feed; at most a million characters.</summary>
    /// <remarks>Of a paywalled one, what everybody may read.</remarks>
    public required string Text { get; init; }

    /// <summary>The same with its markup, as the site sent it: for <see cref="Html.SafeHtml"/> where it is wanted.</summary>
    public required MarkupText Html { get; init; }

    /// <summary>The site's own summary; empty when it gives none.</summary>
    public string Excerpt { get; init; } = "";

    /// <summary>Names as written; null when there are none.</summary>
    public string? Author { get; init; }

    public SourceTime? Published { get; init; }

    public SourceTime? Updated { get; init; }

    /// <summary>BCP 47 primary tag in lower case; null when the page does not say.</summary>
    public string? Language { get; init; }

    /// <summary>The address that the page calls its own, on the same site; else the one it was fetched from.</summary>
    public required Uri Address { get; init; }

    /// <summary>Name of the site; null when the page does not say.</summary>
    public string? Site { get; init; }

    /// <summary>Audio versions of the article.</summary>
    public IReadOnlyList<Enclosure> Audio { get; init; } = [];

    /// <summary>Address of the lead image; null when the page names none.</summary>
    public Uri? Image { get; init; }

    /// <summary>True when the page says that the whole text is for paying readers.</summary>
    public bool IsPaywalled { get; init; }
}
