namespace NewsMonitor.Core.Fetching;

/// <summary>What one fetch cost.</summary>
/// <param name="Requests">HTTP requests made, redirects included.</param>
/// <param name="Bytes">Bytes of decompressed body read.</param>
/// <param name="Status">Last HTTP status seen; null when no answer came.</param>
/// <param name="Duration">From the first request to the last byte.</param>
public sealed record FetchEffort(int Requests, long Bytes, int? Status, TimeSpan Duration)
{
    /// <summary>Nothing was asked.</summary>
    public static FetchEffort None { get; } = new(0, 0, null, TimeSpan.Zero);
}
