namespace NewsMonitor.Core.Stories;

/// <summary>How long the window is, and how like articles must be. One configuration for all languages and sources: what was decided stays comparable.</summary>
public sealed record StoryOptions
{
    /// <summary>How long an article stays in the window.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Probability, 0 to 1, from which an article belongs to a story.</summary>
    public double Join { get; init; } = 0.54;

    /// <summary>Mean probability, 0 to 1, over pairs of their articles from which two stories are one.</summary>
    public double Merge { get; init; } = 0.62;

    /// <summary>Share of the shorter text's word triples, 0 to 1, that the longer one must hold to be the same text.</summary>
    public double SameText { get; init; } = 0.6;
}
