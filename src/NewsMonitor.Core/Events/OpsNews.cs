using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Core.Events;

/// <summary>What is told of the monitor's own health: an incident in its new state.</summary>
public abstract record OpsNews
{
    /// <summary>What is in trouble; with <see cref="StartedAt"/> it names the incident for ever.</summary>
    public abstract string Scope { get; }

    /// <summary>Since when, as it is stored.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Number of this event within the incident, from 1.</summary>
    public int Revision { get; init; } = 1;
}

/// <summary>How a source is in trouble, from the least to the worst.</summary>
public enum SourceTrouble
{
    /// <summary>It answers, and brings nothing new against its rhythm.</summary>
    Silent,

    /// <summary>It failed three times in a row.</summary>
    Failing,

    /// <summary>It has failed for a day.</summary>
    Down,

    /// <summary>Nothing lies at its address any more.</summary>
    Parked,
}

/// <summary>A source is in trouble, or well again.</summary>
public sealed record SourceNews : OpsNews
{
    /// <inheritdoc/>
    public override string Scope => Key;

    /// <summary>Key of the source.</summary>
    public required string Key { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Its address as configured; an event holds less of it.</summary>
    public required string Url { get; init; }

    /// <summary>Its trouble; what it was when it is over.</summary>
    public required SourceTrouble Trouble { get; init; }

    /// <summary>How long it lasted; null while it lasts.</summary>
    public TimeSpan? Lasted { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Why it failed last; null when it answers.</summary>
    public FetchFailure? Failure { get; init; }

    /// <summary>The latest failure in words.</summary>
    public string Message { get; init; } = "";

    /// <summary>HTTP status of the latest failure; null when none came.</summary>
    public int? Status { get; init; }

    /// <summary>Last poll without a fault; null before the first.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Last new article; null before the first.</summary>
    public DateTimeOffset? LastNewAt { get; init; }

    /// <summary>When it is asked again; null when that is not planned.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>By when its rhythm promised an article; null when it promises none.</summary>
    public DateTimeOffset? ExpectedBy { get; init; }

    /// <summary>Articles that it would have brought since it last brought one; null when its rhythm is not known.</summary>
    public int? ExpectedMissed { get; init; }

    /// <summary>Articles that were new since the trouble began.</summary>
    public int FetchedLate { get; init; }
}

/// <summary>We ourselves are cut off from the net, or no longer.</summary>
public sealed record OutageNews : OpsNews
{
    /// <inheritdoc/>
    public override string Scope => "network";

    /// <summary>Hosts that could not be reached.</summary>
    public required int Hosts { get; init; }

    /// <summary>What was noticed.</summary>
    public required string Message { get; init; }

    /// <summary>How long it lasted; null while it lasts.</summary>
    public TimeSpan? Lasted { get; init; }
}

/// <summary>An exchange or a queue of ours was gone.</summary>
public sealed record LostTopologyNews : OpsNews
{
    /// <inheritdoc/>
    public override string Scope => $"{Kind}/{Name}";

    /// <summary><c>exchange</c> or <c>queue</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name on the broker.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was declared anew.</summary>
    public required bool Restored { get; init; }
}

/// <summary>A configuration was refused.</summary>
public sealed record RefusedRulesNews : OpsNews
{
    /// <inheritdoc/>
    public override string Scope => "rules";

    /// <summary>Its first error.</summary>
    public required RulesProblem Problem { get; init; }

    /// <summary>Number of the set that stays in use; null when there is none.</summary>
    public int? ActiveSet { get; init; }
}

/// <summary>Where a configuration is wrong.</summary>
/// <param name="File">Path within the configuration.</param>
/// <param name="Line">From 1; 0 when the error has no place.</param>
/// <param name="Column">From 1; 0 when the error has no place.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RulesProblem(string File, int Line, int Column, string Message);

/// <summary>An event was set aside, as it cannot be sent.</summary>
public sealed record ParkedEventNews : OpsNews
{
    /// <inheritdoc/>
    public override string Scope => $"event/{EventId}";

    /// <summary>Its id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Why it cannot be sent.</summary>
    public required string Reason { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }
}
