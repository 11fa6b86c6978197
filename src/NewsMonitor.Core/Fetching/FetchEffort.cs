namespace NewsMonitor.Core.Fetching;

/// <summary>What one fetch cost.</summary>
/// <param name="Requests">HTTP requests made, redirects included.</param>
/// <param name="Bytes">Bytes of decompressed body read.</param>
/// <param name="Status">Last HTTP status of the source's own address; null when no answer came.</param>
/// <param name="Duration">Time spent on requests, from the first byte sent to the last byte read; pauses between them do not count.</param>
public sealed record FetchEffort(int Requests, long Bytes, int? Status, TimeSpan Duration)
{
    /// <summary>Nothing was asked.</summary>
    public static FetchEffort None { get; } = new(0, 0, null, TimeSpan.Zero);

    /// <summary>The sum of this effort and one before it; the status is that of the first, which is the address of the source.</summary>
    public FetchEffort After(FetchEffort first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return new FetchEffort(Requests + first.Requests, Bytes + first.Bytes, first.Status ?? Status, Duration + first.Duration);
    }
}
