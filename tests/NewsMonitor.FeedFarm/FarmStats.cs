namespace NewsMonitor.FeedFarm;

/// <summary>What the farm was asked since its start or the last reset.</summary>
public sealed record FarmStats
{
    /// <summary>Requests for feeds.</summary>
    public required long Requests { get; init; }

    /// <summary>Answers with a body.</summary>
    public required long Full { get; init; }

    public required long NotModified { get; init; }

    /// <summary>Requests that met a fault.</summary>
    public required long Faulted { get; init; }

    /// <summary>Bytes of bodies as they were sent, packed or not.</summary>
    public required long Bytes { get; init; }

    public required int HostsAsked { get; init; }

    /// <summary>Most requests that one loopback address had to answer at once.</summary>
    public required int MostInFlightPerHost { get; init; }

    /// <summary>Shortest time from the end of an answer to the next request at one address; null when none was asked twice.</summary>
    public required TimeSpan? ShortestGapPerHost { get; init; }

    /// <summary>CPU time of the farm's process since its start.</summary>
    public required double CpuSeconds { get; init; }
}
