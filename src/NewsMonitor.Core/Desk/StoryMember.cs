using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Desk;

/// <summary>An article as its story knows it: its newest state, without its text.</summary>
public sealed record StoryMember
{
    /// <summary>Internal number.</summary>
    public required long Id { get; init; }

    /// <summary>Public id.</summary>
    public required Guid PublicId { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Its place in the order of the desk; grows, with gaps.</summary>
    public required long Place { get; init; }

    /// <summary>How like the story it was when it came: 0 to 1.</summary>
    public required double Similarity { get; init; }

    /// <summary>Key of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Publisher family of the source.</summary>
    public required string Publisher { get; init; }

    /// <summary>Country of the source, ISO 3166-1 alpha-2; null when it is not a national one.</summary>
    public string? Country { get; init; }

    /// <summary>Tier of the source: 1 agency or official, 2 established newsroom, 3 other.</summary>
    public required int Tier { get; init; }

    /// <summary>Language of the text.</summary>
    public required string Language { get; init; }

    /// <summary>Headline; empty when the source gives none.</summary>
    public required string Title { get; init; }

    /// <summary>Address as the source gives it; null when it gives none.</summary>
    public Uri? Link { get; init; }

    /// <summary>How much of the article is known.</summary>
    public required TextScope Scope { get; init; }

    /// <summary>Number of its newest revision.</summary>
    public required int Revision { get; init; }

    /// <summary>True when it is not live news.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>True when its page is gone: it no longer stands for anything, unless nothing else is left of the story.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>What it is about; without evidence.</summary>
    public required TagResult Tags { get; init; }
}
