using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>What all events of an alert hold: its whole new state.</summary>
public abstract record AlertState
{
    /// <summary>The alert in its new revision.</summary>
    public required AlertInfo Alert { get; init; }

    /// <summary>The watch rule that raised it.</summary>
    public required WatchRuleInfo Rule { get; init; }

    /// <summary>What it is about, in a sentence.</summary>
    public required SummaryInfo Summary { get; init; }

    /// <summary>Which conditions of the rule hold, each with its values.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>Its articles, newest first; at most 3.</summary>
    [MaxLength(3)]
    public required IReadOnlyList<AlertArticleInfo> Articles { get; init; }

    /// <summary>The story it is about; absent where the rule is once per day.</summary>
    public AlertStoryInfo? Story { get; init; }

    /// <summary>What raised no alert of its own.</summary>
    public required SuppressedInfo Suppressed { get; init; }

    /// <summary>How much of the lists was cut.</summary>
    public required AlertTruncatedInfo Truncated { get; init; }
}

/// <summary>A watch rule holds: the data of <c>monitor.alert.raised.v1</c>.</summary>
public sealed record AlertRaised : AlertState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.alert.raised.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:alert.raised:1.0";

    /// <summary>Id of the alert that was closed as <c>merged</c> for this one; absent when there is none.</summary>
    public Guid? Replaces { get; init; }
}

/// <summary>An alert became graver, or larger by a step: the data of <c>monitor.alert.updated.v1</c>.</summary>
public sealed record AlertUpdated : AlertState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.alert.updated.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:alert.updated:1.0";

    /// <summary>Id of the alert that was closed as <c>merged</c> for this one; absent when there is none.</summary>
    public Guid? Replaces { get; init; }
}

/// <summary>An alert is over: the data of <c>monitor.alert.closed.v1</c>.</summary>
/// <remarks>If its priority rises later it is raised again: the same id, the next revision.</remarks>
public sealed record AlertClosed : AlertState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.alert.closed.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:alert.closed:1.0";

    /// <summary><c>expired</c>: no news until it expired; <c>withdrawn</c>: its only article was; <c>merged</c>: its story was absorbed.</summary>
    [KnownValues("expired", "withdrawn", "merged")]
    public required string Reason { get; init; }
}
