using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Intake;

/// <summary>What an article says at one moment: the content of one revision.</summary>
public sealed record ArticleState
{
    /// <summary>Headline; empty when the source gives none.</summary>
    public required string Title { get; init; }

    /// <summary>Teaser, or the first paragraph where there is no teaser of its own.</summary>
    public required string Lead { get; init; }

    /// <summary>What follows the lead; empty when nothing does.</summary>
    public required string Body { get; init; }

    /// <summary>The whole text: body of the feed entry, its teaser where the feed is thin, or the text of the article's page.</summary>
    public required string Text { get; init; }

    /// <summary>How much of the article the text is.</summary>
    public required TextScope Scope { get; init; }

    /// <summary>Language of the text: BCP 47 primary tag, or <c>und</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Author as given.</summary>
    public string? Author { get; init; }

    /// <summary>Categories as given.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Attached media.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>When the source says it published the article; null when it does not say.</summary>
    public PublicationTime? Published { get; init; }

    /// <summary>When the source says that this state is of: its last change, else its publication; null when it says nothing that can be true.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Words in title and text.</summary>
    public required int WordCount { get; init; }

    /// <summary>Hash of title and text: equal hashes are the same state.</summary>
    public required ContentHash ContentHash { get; init; }

    /// <summary>The parts that tags are read from.</summary>
    public TaggableText ToTaggable() => new()
    {
        Title = Title,
        Lead = Lead,
        Body = Body,
        Categories = Categories,
        Language = Language,
        Published = Published?.At,
    };
}

/// <summary>How much of the article a text is.</summary>
public enum TextScope
{
    /// <summary>Only the headline is known.</summary>
    Title,

    /// <summary>Headline and teaser, or what everybody may read of a paid page.</summary>
    Teaser,

    /// <summary>The body as the source sends it, or as the article's page has it.</summary>
    Full,
}
