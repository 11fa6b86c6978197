namespace NewsMonitor.Storage.Polling;

/// <summary>Which part of the hosts is a worker's own: it takes them first, so that several workers share evenly and keep to the hosts they know.</summary>
/// <param name="Workers">Workers alive; at least 1.</param>
/// <param name="Rank">Place of this one among them, from 0.</param>
public sealed record WorkShare(int Workers, int Rank)
{
    /// <summary>Everything.</summary>
    public static WorkShare All { get; } = new(1, 0);
}
