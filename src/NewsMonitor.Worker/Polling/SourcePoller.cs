using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Polling;

/// <summary>Claims due sources and has them visited, many at a time, each on its own: a slow or broken one costs the others nothing.</summary>
internal sealed partial class SourcePoller(
    DueSources due,
    SourceVisitor visitor,
    PollLog log,
    UnchangedQueue unchanged,
    ActiveConfiguration configuration,
    OutageWatch outage,
    WorkerPresence presence,
    PollingMetrics metrics,
    Readiness readiness,
    Heartbeat heartbeat,
    IOptions<PollingOptions> options,
    TimeProvider clock,
    ILogger<SourcePoller> logger) : IDisposable
{
    private static readonly TimeSpan GiveBackPatience = TimeSpan.FromSeconds(5);

    /// <summary>Not at once: what a database refuses may be what this source sends, and its site is not to be asked for it again and again.</summary>
    private static readonly TimeSpan NotStoredRetry = TimeSpan.FromMinutes(1);

    /// <summary>While all slots are taken the loop still comes round, and says so.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Where many sources become due they are fetched as they do: started once a second they would all wait for each other's entries to be stored.
    /// </summary>
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>So many make it worth a claim to look again soon.</summary>
    private const int Many = 4;

    private readonly ConcurrentDictionary<long, Task> _running = new();
    private readonly PollSlots _slots = new(options.Value.Concurrency);

    // Polls outlive the tick that started them, and so must their token.
    private readonly CancellationTokenSource _stop = new();

    private bool _databaseFails;

    /// <summary>Whether polls are under way.</summary>
    public bool IsBusy => !_running.IsEmpty;

    /// <summary>Claims due sources as slots become free, until no more are due, and starts their polls without waiting for them to end.</summary>
    /// <returns>How many polls it started.</returns>
    public async Task<int> StartDuePollsAsync(CancellationToken cancellationToken)
    {
        heartbeat.Tick(Heartbeat.Polling);
        if (!readiness.IsOpen)
        {
            return 0;
        }

        var (started, began) = (0, clock.GetTimestamp());
        try
        {
            await outage.UpdateAsync(cancellationToken);
            for (var more = await configuration.RefreshAsync(cancellationToken) is not null; more && !_stop.IsCancellationRequested;)
            {
                heartbeat.Tick(Heartbeat.Polling);
                var wanted = outage.IsCutOff ? Math.Min(OutageWatch.Probes, _slots.Free) : _slots.Free;
                var claimed = wanted > 0 ? await ClaimAsync(wanted, cancellationToken) : 0;
                started += claimed;

                more = !outage.IsCutOff && await IsWorthAnotherAsync(claimed, wanted, cancellationToken) && clock.GetElapsedTime(began) < Round;
            }

            _databaseFails = false;
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            if (!_databaseFails)
            {
                LogDatabaseFails(DatabaseFault.Explain(e));
            }

            _databaseFails = true;
        }

        return started;
    }

    /// <summary>Waits for the polls that are under way, and breaks off those that take longer: they leave no trace, and their sources stay due.</summary>
    public async Task CompleteAsync(TimeSpan patience)
    {
        _stop.CancelAfter(patience);
        await Task.WhenAll(_running.Values);
        await unchanged.EmptyAsync();
    }

    public void Dispose() => _stop.Dispose();

    private async Task<int> ClaimAsync(int limit, CancellationToken cancellationToken)
    {
        var leases = await due.ClaimAsync(limit, options.Value.Lease, presence.Share, cancellationToken);
        foreach (var lease in leases)
        {
            Start(lease, configuration.Current!);
        }

        return leases.Count;
    }

    /// <summary>Waits for a moment that is worth another claim; false when the loop should come round first.</summary>
    private async Task<bool> IsWorthAnotherAsync(int claimed, int wanted, CancellationToken cancellationToken)
    {
        if (claimed == wanted)
        {
            return await FreedAsync(cancellationToken);
        }

        if (claimed < Many)
        {
            return false;
        }

        await Task.Delay(SoonAgain, clock, cancellationToken);
        return true;
    }

    /// <summary>A claim costs the same for one source as for many: true when a quarter of the slots has become free within a round.</summary>
    private async Task<bool> FreedAsync(CancellationToken cancellationToken)
    {
        var freed = _slots.FreeAsync(Math.Max(1, _slots.Capacity / 4));
        return await Task.WhenAny(freed, Task.Delay(Round, clock, cancellationToken)) == freed;
    }

    private void Start(LeasedSource lease, LoadedConfiguration current)
    {
        _slots.Take();
        metrics.PollStarted();
        var started = clock.GetTimestamp();
        var poll = new Task<Task>(() => PollAsync(lease, current, started));
        _running[lease.Token] = poll.Unwrap();
        poll.Start(TaskScheduler.Default);
    }

    private async Task PollAsync(LeasedSource lease, LoadedConfiguration current, long started)
    {
        try
        {
            if (current.Sources.TryGetValue(lease.Key, out var source))
            {
                await visitor.VisitAsync(new SourceVisit(lease, source, current, started), _stop.Token);
            }
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !_stop.IsCancellationRequested)
        {
            LogNotStored(lease.Key, DatabaseFault.Explain(e));
            await GiveBackAsync(lease, NotStoredRetry);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            // The boundary of one source. Its lease ends by itself, and it is polled again.
            LogPollBroke(e, lease.Key);
        }
        catch (Exception)
        {
            // A requested stop, however it shows: nothing was stored.
            await GiveBackAsync(lease, TimeSpan.Zero);
        }
        finally
        {
            _running.TryRemove(lease.Token, out _);
            metrics.PollEnded();
            _slots.Release();
        }
    }

    /// <summary>So that the next worker need not wait for the lease to end.</summary>
    private async Task GiveBackAsync(LeasedSource lease, TimeSpan pause)
    {
        try
        {
            using var patience = new CancellationTokenSource(GiveBackPatience);
            await log.GivenBackAsync(lease, new PollTiming(pause, options.Value.HostGap), patience.Token);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            // The lease ends by itself.
        }
    }

    [LoggerMessage(EventId = 405, Level = LogLevel.Error, Message = "{Source}: the poll broke off; other sources go on, and this one is tried again when its lease ends")]
    private partial void LogPollBroke(Exception exception, string source);

    [LoggerMessage(EventId = 412, Level = LogLevel.Warning, Message = "{Source}: not stored: {Reason}; it is polled again")]
    private partial void LogNotStored(string source, string reason);

    [LoggerMessage(EventId = 407, Level = LogLevel.Warning, Message = "{Reason}; polling goes on when it answers")]
    private partial void LogDatabaseFails(string reason);
}
