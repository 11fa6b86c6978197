using NewsMonitor.Core.Desk;

namespace NewsMonitor.Core.Events;

/// <summary>What is told of a story: its state after the change.</summary>
public abstract record StoryNews
{
    /// <summary>The story as it is, with what was told of it before.</summary>
    public required Story Story { get; init; }

    /// <summary>What its articles come to.</summary>
    public required StorySummary Summary { get; init; }
}

/// <summary>A second publisher tells it.</summary>
public sealed record StoryStartedNews : StoryNews;

/// <summary>It grew by a step, became graver, or is told in another language.</summary>
public sealed record StoryGrewNews : StoryNews
{
    /// <summary>Why it is told.</summary>
    public required StoryStep.Grew Step { get; init; }

    /// <summary>When that was noticed, by the clock of the database: what counts as the last hour.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Others turned out to be it.</summary>
public sealed record StoryMergedNews : StoryNews
{
    /// <summary>Public ids of those, as far as they were told.</summary>
    public required IReadOnlyList<Guid> MergedFrom { get; init; }
}
