using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>What all events of a source in trouble hold. They come by the exchange <c>monitor.ops</c>.</summary>
/// <remarks>
/// One incident from the first trouble to the recovery, whatever it turns into in between: its revision grows with every event.
/// A source that is taken out of the configuration ends its incident without an event.
/// </remarks>
public abstract record SourceState
{
    /// <summary>The incident in its new revision.</summary>
    public required IncidentInfo Incident { get; init; }

    /// <summary>The source.</summary>
    public required OpsSourceInfo Source { get; init; }

    /// <summary>When it was last read without a fault; absent when it never was.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When it last brought a new article; absent when it never did.</summary>
    public DateTimeOffset? LastNewArticleAt { get; init; }

    /// <summary>When it is asked again; absent when that is not planned.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}

/// <summary>A source failed three times in a row: the data of <c>monitor.source.failing.v1</c>.</summary>
public sealed record SourceFailing : SourceState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.source.failing.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:source.failing:1.0";

    /// <summary>The latest failure.</summary>
    public required ErrorInfo Error { get; init; }

    /// <summary>What it may cost; absent when the source's rhythm is not known.</summary>
    public ImpactInfo? Impact { get; init; }
}

/// <summary>A source has failed for a day: the data of <c>monitor.source.down.v1</c>; told again every day while that lasts.</summary>
public sealed record SourceDown : SourceState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.source.down.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:source.down:1.0";

    /// <summary>The latest failure.</summary>
    public required ErrorInfo Error { get; init; }

    /// <summary>What it may cost; absent when the source's rhythm is not known.</summary>
    public ImpactInfo? Impact { get; init; }
}

/// <summary>A source answers, and brings nothing new for longer than usual: the data of <c>monitor.source.silent.v1</c>.</summary>
public sealed record SourceSilent : SourceState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.source.silent.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:source.silent:1.0";

    /// <summary>By when its rhythm promised a new article.</summary>
    public required DateTimeOffset ExpectedBy { get; init; }

    /// <summary>What it may cost; absent when the source's rhythm is not known.</summary>
    public ImpactInfo? Impact { get; init; }
}

/// <summary>Nothing lies at a source's address any more: the data of <c>monitor.source.parked.v1</c>. It is asked once a day from now on.</summary>
public sealed record SourceParked : SourceState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.source.parked.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:source.parked:1.0";

    /// <summary>The latest failure.</summary>
    public required ErrorInfo Error { get; init; }
}

/// <summary>A source that was in trouble is well again: the data of <c>monitor.source.recovered.v1</c>. It ends the incident.</summary>
public sealed record SourceRecovered : SourceState
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.source.recovered.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:source.recovered:1.0";

    /// <summary>What it was last: <c>failing</c>, <c>down</c>, <c>silent</c>, <c>parked</c>.</summary>
    [KnownValues("failing", "down", "silent", "parked")]
    public required string RecoveredFrom { get; init; }

    /// <summary>How long the incident lasted: an ISO 8601 duration, to the second.</summary>
    public required string Duration { get; init; }

    /// <summary>Articles that were new when it answered again, from 0.</summary>
    [Range(0, int.MaxValue)]
    public required int ArticlesFetchedLate { get; init; }
}
