namespace NewsMonitor.Core.Tagging;

/// <summary>The parts of an article that tags are read from.</summary>
public sealed record TaggableText
{
    /// <summary>Headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Teaser or first paragraph, plain text; empty when there is none.</summary>
    public string Lead { get; init; } = "";

    /// <summary>Body without the lead, plain text, paragraphs separated by line feeds; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Categories that the source gave.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Language of the text (<c>de</c>, <c>en</c>, <c>und</c>): decides which terms may fire.</summary>
    public required string Language { get; init; }

    /// <summary>When it was published: decides who held which office, and which year is long past. Null when nobody knows.</summary>
    public DateTimeOffset? Published { get; init; }
}
