using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>Something that an operator should know, from its beginning to its end.</summary>
public sealed record IncidentInfo
{
    /// <summary>Public id, name-based: of what is in trouble, and since when.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the event within the incident, from 1. Drop what is older than what you have.</summary>
    [Range(1, int.MaxValue)]
    public required int Revision { get; init; }

    /// <summary>When it began: the first failure in a row, or when it was noticed.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What it is now; <c>recovered</c> and <c>ended</c> are the last.</summary>
    [KnownValues("failing", "down", "silent", "parked", "recovered", "started", "ended", "lost", "refused")]
    public required string State { get; init; }

    /// <summary>Failures in a row, from 1; absent where nothing failed.</summary>
    [Range(1, int.MaxValue)]
    public int? ConsecutiveFailures { get; init; }
}

/// <summary>A source, as operators know it.</summary>
public sealed record OpsSourceInfo
{
    /// <summary>Stable key.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What is polled, without credentials and without the part behind the question mark.</summary>
    public required string Url { get; init; }
}

/// <summary>Why a source could not be read.</summary>
public sealed record ErrorInfo
{
    /// <summary>
    /// <c>blocked</c>: an address that is not asked; <c>parse</c>: no feed that can be read; <c>empty</c>: nothing in it; <c>internal</c>: a fault of
    /// NewsMonitor. The others say it themselves.
    /// </summary>
    [KnownValues("dns", "tls", "connect", "timeout", "http-4xx", "http-5xx", "blocked", "parse", "empty", "encoding", "redirect-loop", "robots", "internal")]
    public required string Class { get; init; }

    /// <summary>HTTP status that came back: 100 to 999; absent when none did.</summary>
    [Range(100, 999)]
    public int? HttpStatus { get; init; }

    /// <summary>What happened, in a line for people; its addresses hold no credentials and no queries.</summary>
    public required string Message { get; init; }
}

/// <summary>What a source in trouble may cost.</summary>
public sealed record ImpactInfo
{
    /// <summary>Articles that it would have brought by its usual rhythm, from 0; a guess.</summary>
    [Range(0, int.MaxValue)]
    public required int ExpectedArticlesMissed { get; init; }
}

/// <summary>An event that was set aside.</summary>
public sealed record ParkedEventInfo
{
    /// <summary>Its CloudEvents id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its CloudEvents type.</summary>
    public required string Type { get; init; }
}
