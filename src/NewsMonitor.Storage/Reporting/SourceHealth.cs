namespace NewsMonitor.Storage.Reporting;

/// <summary>How one source is, as analysts see it in <c>report.source</c>. Times are UTC, by the clock of the database.</summary>
public sealed record SourceHealth
{
    /// <summary>Key of the source.</summary>
    public string Key { get; init; } = "";

    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>Address that is polled.</summary>
    public string Url { get; init; } = "";

    /// <summary>One of <see cref="SourceStates.MostUrgentFirst"/>.</summary>
    public string State { get; init; } = "";

    /// <summary>What the state rests on, in one line with words from outside; null when there is nothing to say.</summary>
    public string? Why { get; init; }

    /// <summary>When it last answered as it should; null when it never did.</summary>
    public DateTime? LastSuccessAt { get; init; }

    /// <summary>When it was last asked; null when it never was.</summary>
    public DateTime? LastAttemptAt { get; init; }

    /// <summary>When it last brought a new article; null when it never did.</summary>
    public DateTime? LastNewAt { get; init; }

    /// <summary>When it is asked next; null when it is retired.</summary>
    public DateTime? NextDueAt { get; init; }

    /// <summary>By when its rhythm promises a new article; null when it has shown none.</summary>
    public DateTime? ExpectedBy { get; init; }

    /// <summary>First failure in a row; null after a success.</summary>
    public DateTime? FailingSince { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Name of the last failure, from a closed list; null after a success.</summary>
    public string? Failure { get; init; }

    /// <summary>Where its address redirects to for good; null for most.</summary>
    public string? MovedTo { get; init; }

    /// <summary>It will not become well by itself: somebody has to look at it, or at its entry in <c>sources.yaml</c>.</summary>
    public bool NeedsPerson => SourceStates.NeedPerson.Contains(State) || MovedTo is not null;
}
