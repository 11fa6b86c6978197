using NewsMonitor.Storage;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Health;

/// <summary>Numbers from the database for the metrics: asked for when somebody wants to know, and not again for a while.</summary>
internal abstract class Census<T>(Readiness readiness, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private Task _counting = Task.CompletedTask;
    private long? _askedAt;

    /// <summary>However many ask, the database is asked once in this time.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromSeconds(15);

    /// <summary>The last answer; null while it is not known: a gap in a graph is honest, an old number is not.</summary>
    public T? Latest { get; private set; }

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

    protected abstract Task<T> AskAsync(CancellationToken cancellationToken);

    private async Task CountAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            Latest = await AskAsync(patience.Token).WaitAsync(Patience, clock);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            Latest = null;
        }
    }
}
