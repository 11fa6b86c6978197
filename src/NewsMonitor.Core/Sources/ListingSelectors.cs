namespace NewsMonitor.Core.Sources;

/// <summary>Where an HTML page keeps its articles: CSS selectors, all but the first relative to an article's element.</summary>
public sealed record ListingSelectors
{
    /// <summary>The element of one article; the page has one for each.</summary>
    public required string Item { get; init; }

    /// <summary>The link to the article; null: the first link in the element, or the element itself.</summary>
    public string? Link { get; init; }

    /// <summary>The headline; null: the text of the link.</summary>
    public string? Title { get; init; }

    /// <summary>The date of publication, its <c>datetime</c> attribute before its text; null: the page gives none.</summary>
    public string? Date { get; init; }

    /// <summary>The teaser; null: the page gives none.</summary>
    public string? Summary { get; init; }

    /// <summary>The author; null: the page gives none.</summary>
    public string? Author { get; init; }
}
