using NewsMonitor.Storage;
using NewsMonitor.Storage.Reporting;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Polling;

/// <summary>How many sources are in each state: counted when somebody wants to know, and not again for a while.</summary>
internal sealed class SourceCensus(SourceHealthQuery health, Readiness readiness, TimeProvider clock)
{
    /// <summary>However many ask, the database is asked once in this time.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private Task _counting = Task.CompletedTask;
    private long? _askedAt;

    /// <summary>By state; null while they are not known.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; private set; }

    /// <summary>Counts, unless that was done a moment ago. Takes 3 seconds at most, and never fails.</summary>
    public Task RefreshAsync()
    {
        lock (_lock)
        {
            if (readiness.IsOpen && (_askedAt is not { } asked || clock.GetElapsedTime(asked) >= KeptFor))
            {
                _askedAt = clock.GetTimestamp();
                _counting = CountAsync();
            }

            return _counting;
        }
    }

    private async Task CountAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            Counts = await health.CountByStateAsync(patience.Token).WaitAsync(Patience, clock);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            Counts = null;
        }
    }
}
