namespace NewsMonitor.Core.Desk;

/// <summary>Decides what is told of a story, and when: that it began, and that it grew by a step, became graver, or is told in another language.</summary>
/// <remarks>What comes within five minutes of the event before is held back, never lost: the event then tells all of it.</remarks>
public static class StoryTelling
{
    /// <summary>So many publishers begin a story.</summary>
    public const int Beginning = 2;

    /// <summary>Shortest pause between two events of a story.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Numbers of publishers that are told.</summary>
    public static IReadOnlyList<int> Steps { get; } = [5, 10, 25, 50, 100];

    /// <summary>What is to be told now.</summary>
    /// <param name="summary">What the story comes to.</param>
    /// <param name="told">What was told of it.</param>
    /// <param name="now">Clock of the database.</param>
    public static StoryStep Next(StorySummary summary, StoryTold told, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(told);
        if (told.StartedAt is null)
        {
            return summary.Sources >= Beginning ? new StoryStep.Started() : StoryStep.None;
        }

        if (Growth(summary, told) is not { } grew)
        {
            return StoryStep.None;
        }

        var due = told.At!.Value + Pause;
        return due <= now ? grew : new StoryStep.Held(due);
    }

    /// <summary>What subscribers know once an event has told the story as it is.</summary>
    public static StoryTold After(StoryTold told, StorySummary summary, long place, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(summary);
        return new StoryTold(
            told.StartedAt ?? now,
            now,
            Math.Max(told.Step, StepOf(summary.Sources)),
            Math.Max(told.Severity, summary.Severity.Level),
            [.. told.Languages.Union(summary.Languages, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            place);
    }

    private static StoryStep.Grew? Growth(StorySummary summary, StoryTold told)
    {
        var step = StepOf(summary.Sources);
        return step > told.Step ? new StoryStep.Grew("sources-threshold", step)
            : summary.Severity.Level > told.Severity ? new StoryStep.Grew("severity", null)
            : summary.Languages.Except(told.Languages, StringComparer.Ordinal).Any() ? new StoryStep.Grew("language", null)
            : null;
    }

    private static int StepOf(int sources) => Steps.LastOrDefault(step => step <= sources, Beginning);
}

/// <summary>What is to be told of a story.</summary>
public abstract record StoryStep
{
    /// <summary>Nothing.</summary>
    public static readonly StoryStep None = new Nothing();

    private StoryStep()
    {
    }

    /// <summary>That it began: a second publisher tells it.</summary>
    public sealed record Started : StoryStep;

    /// <summary>That it grew.</summary>
    /// <param name="Trigger"><c>sources-threshold</c>, <c>severity</c> or <c>language</c>.</param>
    /// <param name="Threshold">Number of publishers that was reached; null for the other triggers.</param>
    public sealed record Grew(string Trigger, int? Threshold) : StoryStep;

    /// <summary>Nothing yet: an event was written a moment ago.</summary>
    /// <param name="Until">When to tell it.</param>
    public sealed record Held(DateTimeOffset Until) : StoryStep;

    private sealed record Nothing : StoryStep;
}
