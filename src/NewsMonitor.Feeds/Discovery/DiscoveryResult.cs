namespace NewsMonitor.Feeds.Discovery;

/// <summary>What a discovery came to.</summary>
public sealed record DiscoveryResult
{
    /// <summary>The page that was asked for.</summary>
    public required Uri Page { get; init; }

    /// <summary>Why the page itself could not be had; null when it could.</summary>
    public string? PageFailure { get; init; }

    /// <summary>Requests made, redirects included.</summary>
    public int Requests { get; init; }

    /// <summary>What was found, the best first.</summary>
    public required IReadOnlyList<FoundFeed> Feeds { get; init; }
}
