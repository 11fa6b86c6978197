namespace NewsMonitor.Core.Stories;

/// <summary>How long the window is, and how like two articles must be. One configuration for all: what was decided is comparable.</summary>
public sealed record StoryOptions
{
    /// <summary>How long an article stays in the window.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(7);
}
