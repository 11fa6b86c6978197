using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>The worker itself is cut off from the net: the data of <c>monitor.outage.started.v1</c>. No source is blamed meanwhile.</summary>
public sealed record OutageStarted
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.outage.started.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:outage.started:1.0";

    /// <summary>The incident.</summary>
    public required IncidentInfo Incident { get; init; }

    /// <summary>Hosts that could not be reached when it was noticed, from 1; there may be more.</summary>
    [Range(1, int.MaxValue)]
    public required int HostsAffected { get; init; }

    /// <summary>What was noticed, in a line for people.</summary>
    public required string Message { get; init; }
}

/// <summary>The net is back: the data of <c>monitor.outage.ended.v1</c>.</summary>
public sealed record OutageEnded
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.outage.ended.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:outage.ended:1.0";

    /// <summary>The incident in its last revision.</summary>
    public required IncidentInfo Incident { get; init; }

    /// <summary>Hosts that could not be reached while it lasted, from 1: the most that were noticed.</summary>
    [Range(1, int.MaxValue)]
    public required int HostsAffected { get; init; }

    /// <summary>How long it lasted: an ISO 8601 duration, to the second.</summary>
    public required string Duration { get; init; }
}

/// <summary>An exchange or a queue of the worker was gone: the data of <c>monitor.topology.lost.v1</c>.</summary>
public sealed record TopologyLost
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.topology.lost.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:topology.lost:1.0";

    /// <summary>The incident.</summary>
    public required IncidentInfo Incident { get; init; }

    /// <summary><c>exchange</c> or <c>queue</c> (also a stream).</summary>
    [KnownValues("exchange", "queue")]
    public required string Kind { get; init; }

    /// <summary>Name on the broker.</summary>
    public required string Name { get; init; }

    /// <summary>True when it was declared anew; what lay in it is lost all the same.</summary>
    public required bool Restored { get; init; }
}

/// <summary>A configuration was refused, and the last good one stays in use: the data of <c>monitor.rules.refused.v1</c>.</summary>
public sealed record RulesRefused
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.rules.refused.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:rules.refused:1.0";

    /// <summary>The incident. Another configuration that is refused is its next revision.</summary>
    public required IncidentInfo Incident { get; init; }

    /// <summary>What the file is part of: <c>sources</c>, <c>taxonomy</c>, <c>rules</c>, <c>entities</c>, <c>models</c>, <c>watch</c>.</summary>
    [KnownValues("sources", "taxonomy", "rules", "entities", "models", "watch")]
    public required string Set { get; init; }

    /// <summary>Path of the file with the first error, within the configuration.</summary>
    public required string File { get; init; }

    /// <summary>Line of the error, from 1; absent when it has no place.</summary>
    [Range(1, int.MaxValue)]
    public int? Line { get; init; }

    /// <summary>Column of the error, from 1; absent when it has no place.</summary>
    [Range(1, int.MaxValue)]
    public int? Column { get; init; }

    /// <summary>The error, in a line for people.</summary>
    public required string Message { get; init; }

    /// <summary>Number of the configuration set that stays in use; absent when there is none.</summary>
    [Range(1, int.MaxValue)]
    public int? ActiveSet { get; init; }
}

/// <summary>An event could not be sent and was set aside for an operator: the data of <c>monitor.outbox.parked.v1</c>.</summary>
public sealed record OutboxParked
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.outbox.parked.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:outbox.parked:1.0";

    /// <summary>The incident.</summary>
    public required IncidentInfo Incident { get; init; }

    /// <summary>The event that was set aside.</summary>
    public required ParkedEventInfo Event { get; init; }

    /// <summary>Why it could not be sent, in a line for people.</summary>
    public required string Reason { get; init; }

    /// <summary>How often sending was tried, from 1.</summary>
    [Range(1, int.MaxValue)]
    public required int Attempts { get; init; }
}
