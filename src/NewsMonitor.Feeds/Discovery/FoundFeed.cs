using NewsMonitor.Core.Sources;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>A document that can be polled, and how good a source it makes.</summary>
public sealed record FoundFeed
{
    /// <summary>Where it was read, redirects followed.</summary>
    public required Uri Address { get; init; }

    /// <summary>Kind of the source to make of it.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>Name of the format, for people.</summary>
    public required string Format { get; init; }

    /// <summary>How discovery came to it.</summary>
    public required CandidateOrigin Origin { get; init; }

    /// <summary>Its own title as plain text; empty when it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Language that its entries declare: BCP 47 primary tag; null when they declare none.</summary>
    public string? Language { get; init; }

    /// <summary>Number of its entries; of an index, of the documents it names.</summary>
    public int Entries { get; init; }

    /// <summary>Whether it lists no articles itself, but documents that do.</summary>
    public bool IsIndex { get; init; }

    /// <summary>Its newest date, not later than now; null when it has none.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>Half of its entries carry at least so many characters of text.</summary>
    public int MedianText { get; init; }

    /// <summary>The sum of <see cref="Why"/>: the higher, the better. Comparable within one discovery alone.</summary>
    public int Score => Why.Sum(reason => reason.Points);

    /// <summary>What speaks for it and against it, in words.</summary>
    public IReadOnlyList<ScoreReason> Why { get; init; } = [];
}

/// <summary>One reason of a score.</summary>
/// <param name="Points">Positive when it speaks for the feed.</param>
/// <param name="What">The reason in a few words.</param>
public sealed record ScoreReason(int Points, string What);
