using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>A source that the caller alone may fetch until the lease ends, with what earlier polls have left.</summary>
public sealed record LeasedSource
{
    /// <summary>Internal key.</summary>
    public required int SourceId { get; init; }

    /// <summary>Key of the source.</summary>
    public required string Key { get; init; }

    /// <summary>The host that is leased with it; an import leases none.</summary>
    public string Host { get; init; } = "";

    /// <summary>Proves the lease; whoever leases it next has a higher one.</summary>
    public required long Token { get; init; }

    /// <summary>What to ask with.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Failures in a row so far.</summary>
    public int Failures { get; init; }

    /// <summary>How often in a row the host asked for fewer requests.</summary>
    public int Throttled { get; init; }

    /// <summary>True until the first success: what comes is backfill.</summary>
    public bool FirstFetch { get; init; }

    /// <summary>Database clock at the claim.</summary>
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>The last success; null before the first.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Whether it ever brought an article.</summary>
    public bool HasBrought { get; init; }

    /// <summary>Where its polls have got to in a listing of several documents; null when the first is to be asked for.</summary>
    public Paging? Paging { get; init; }

    /// <summary>What may be missing of it; null when nothing is.</summary>
    public string? Gap { get; init; }

    /// <summary>When the source publishes, as far as it is known.</summary>
    public Rhythm Rhythm { get; init; } = Rhythm.Unknown;

    /// <summary>What the publisher said about when to ask.</summary>
    public PollHints Hints { get; init; } = PollHints.None;

    /// <summary>Where its address was said to have moved; null when the last answer came from the address itself.</summary>
    public MovedAddress? Moved { get; init; }
}
