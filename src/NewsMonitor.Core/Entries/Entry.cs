namespace NewsMonitor.Core.Entries;

/// <summary>One item as one fetch of one source shows it; every string has passed the text gate.</summary>
public sealed record Entry
{
    /// <summary>The source's own identifier (<c>guid</c>, <c>atom:id</c>), trimmed; null when it gives none.</summary>
    public string? Id { get; init; }

    /// <summary>Absolute http(s) address of the article; null when there is none that can be followed.</summary>
    public Uri? Link { get; init; }

    /// <summary>Headline as plain text; empty when the source gives none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Teaser as plain text; empty when the source gives none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Body as plain text, paragraphs separated by a line feed; empty when the feed carries no body.</summary>
    public string Text { get; init; } = "";

    /// <summary>Author as given.</summary>
    public string? Author { get; init; }

    /// <summary>Categories as given, in feed order.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Attached media, such as an audio version.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>When the source says it published the article; null when it does not say.</summary>
    public SourceTime? Published { get; init; }

    /// <summary>When the source says it last changed the article; null when it does not say.</summary>
    public SourceTime? Updated { get; init; }

    /// <summary>Language that the feed declares: BCP 47 primary tag in lower case; null when it declares none.</summary>
    public string? Language { get; init; }

    /// <summary>Whether there is anything to know it again by.</summary>
    public bool IsRecognisable => Title.Length > 0 || Link is not null || Id is not null;
}
