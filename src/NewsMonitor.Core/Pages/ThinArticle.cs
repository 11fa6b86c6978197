using NewsMonitor.Core.Intake;

namespace NewsMonitor.Core.Pages;

/// <summary>An article whose page is asked for, as it is stored.</summary>
/// <param name="Known">What storage knows of it; its text is the feed's.</param>
public sealed record ThinArticle(KnownArticle Known)
{
    /// <summary>Address as the source gives it; null when it gave none.</summary>
    public required Uri? Link { get; init; }

    /// <summary>Teaser; empty when the feed has none.</summary>
    public required string Lead { get; init; }

    /// <summary>BCP 47 primary tag, or <c>und</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Categories as given.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>When the source says it was published; null when it does not say.</summary>
    public PublicationTime? Published { get; init; }
}

/// <summary>What was read from the page of an article.</summary>
/// <param name="Title">Its headline; empty when it has none.</param>
/// <param name="Text">Its text, plain, paragraphs separated by line feeds.</param>
/// <param name="Language">What the page says of its language; null when it does not say.</param>
/// <param name="IsPaywalled">True when the text is what everybody may read of a paid article.</param>
public sealed record PageText(string Title, string Text, string? Language, bool IsPaywalled);
