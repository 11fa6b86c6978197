using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Polling;

/// <summary>Polls due sources, many at a time, each on its own: a slow or broken one costs the others nothing.</summary>
internal sealed partial class SourcePoller(
    DueSources due,
    PollLog log,
    SourceFetcher fetcher,
    EntryIntake intake,
    ActiveConfiguration configuration,
    Readiness readiness,
    Heartbeat heartbeat,
    IOptions<PollingOptions> options,
    TimeProvider clock,
    ILogger<SourcePoller> logger) : IDisposable
{
    private static readonly TimeSpan GiveBackPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, Task> _running = new();

    // Polls outlive the tick that started them, and so must their token.
    private readonly CancellationTokenSource _stop = new();

    private bool _databaseFails;

    /// <summary>Claims as many due sources as there are free places, and starts their polls without waiting for them.</summary>
    /// <returns>How many polls it started.</returns>
    public async Task<int> StartDuePollsAsync(CancellationToken cancellationToken)
    {
        heartbeat.Tick(Heartbeat.Polling);
        var free = options.Value.Concurrency - _running.Count;
        if (!readiness.IsOpen || free <= 0)
        {
            return 0;
        }

        try
        {
            var current = await configuration.RefreshAsync(cancellationToken);
            var leases = current is null ? [] : await due.ClaimAsync(free, options.Value.Lease, cancellationToken);
            foreach (var lease in leases)
            {
                Start(lease, current!);
            }

            _databaseFails = false;
            return leases.Count;
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            if (!_databaseFails)
            {
                LogDatabaseFails(DatabaseFault.Explain(e));
            }

            _databaseFails = true;
            return 0;
        }
    }

    /// <summary>Waits for the polls that are under way, and breaks off those that take longer: they leave no trace, and their sources stay due.</summary>
    public async Task CompleteAsync(TimeSpan patience)
    {
        _stop.CancelAfter(patience);
        await Task.WhenAll(_running.Values);
    }

    public void Dispose() => _stop.Dispose();

    private void Start(LeasedSource lease, LoadedConfiguration current)
    {
        var poll = new Task<Task>(() => PollAsync(lease, current));
        _running[lease.Token] = poll.Unwrap();
        poll.Start(TaskScheduler.Default);
    }

    private async Task PollAsync(LeasedSource lease, LoadedConfiguration current)
    {
        try
        {
            if (current.Sources.TryGetValue(lease.Key, out var source))
            {
                await PollAsync(lease, source, current, _stop.Token);
            }
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            // The boundary of one source. Its lease ends by itself, and it is polled again.
            LogPollBroke(e, lease.Key);
        }
        catch (Exception)
        {
            // A requested stop, however it shows: nothing was stored.
            await GiveBackAsync(lease);
        }
        finally
        {
            _running.TryRemove(lease.Token, out _);
        }
    }

    private async Task PollAsync(LeasedSource lease, Source source, LoadedConfiguration current, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(source, lease.Validators, cancellationToken);
        switch (result)
        {
            case FetchResult.Fetched fetched:
                await TakeInAsync(lease, source, fetched, current, cancellationToken);
                break;
            case FetchResult.NotModified unchanged:
                LogUnchanged(source.Key);
                await log.UnchangedAsync(
                    lease, unchanged, Timing(PollPlanner.AfterSuccess(source, Rhythm.Unknown, PollHints.None, clock.GetUtcNow())), cancellationToken);
                break;
            case FetchResult.Failed failed:
                await FailAsync(lease, source, failed, current, cancellationToken);
                break;
        }
    }

    /// <summary>So that the next worker need not wait for the lease to end.</summary>
    private async Task GiveBackAsync(LeasedSource lease)
    {
        try
        {
            using var patience = new CancellationTokenSource(GiveBackPatience);
            await log.GivenBackAsync(lease, options.Value.HostGap, patience.Token);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            // The lease ends by itself.
        }
    }

    private async Task TakeInAsync(
        LeasedSource lease, Source source, FetchResult.Fetched fetched, LoadedConfiguration current, CancellationToken cancellationToken)
    {
        IntakeReport report;
        try
        {
            report = await intake.TakeInAsync(
                lease, source, fetched, IntakeMode.Poll, current, Timing(PollPlanner.AfterSuccess(source, Rhythm.Unknown, fetched.Hints, clock.GetUtcNow())),
                cancellationToken);
        }
        catch (Exception e) when (!DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // Ours, not the source's; but it must be seen, and must not be tried every two minutes for ever.
            LogIntakeBroke(e, source.Key);
            var failed = new FetchResult.Failed(FetchFailure.Internal, $"intake failed: {e.GetType().Name}") { Effort = fetched.Effort };
            await FailAsync(lease, source, failed, current, cancellationToken);
            return;
        }

        if (report.Outcome == IntakeOutcome.LeaseLost)
        {
            LogLeaseLost(source.Key);
            return;
        }

        var counts = report.Plan.Counts;
        LogFetched(source.Key, counts.Seen, counts.New, counts.Revised, counts.Quarantined);
        if (fetched.Partial)
        {
            LogPartial(source.Key);
        }
    }

    private async Task FailAsync(
        LeasedSource lease, Source source, FetchResult.Failed failed, LoadedConfiguration current, CancellationToken cancellationToken)
    {
        var next = PollPlanner.AfterFailure(source, failed.Failure, lease.Failures + 1, failed.RetryAfter, clock.GetUtcNow()).Next;
        LogFailed(source.Key, failed.Failure, failed.Message, next);
        await log.FailedAsync(lease, failed, current.Stamp.Set, Timing(next), cancellationToken);
    }

    private PollTiming Timing(TimeSpan nextPoll) => new(nextPoll, options.Value.HostGap);

    [LoggerMessage(EventId = 401, Level = LogLevel.Information, Message = "{Source}: {Seen} entries, {New} new, {Revised} revised, {Quarantined} quarantined")]
    private partial void LogFetched(string source, int seen, int @new, int revised, int quarantined);

    [LoggerMessage(EventId = 408, Level = LogLevel.Warning, Message = "{Source}: what it sent breaks off or was incomplete; the complete entries were stored, the next poll asks for all of it")]
    private partial void LogPartial(string source);

    [LoggerMessage(EventId = 402, Level = LogLevel.Debug, Message = "{Source}: unchanged")]
    private partial void LogUnchanged(string source);

    [LoggerMessage(EventId = 403, Level = LogLevel.Warning, Message = "{Source}: {Failure}: {Reason}; next try in {Next}")]
    private partial void LogFailed(string source, FetchFailure failure, string reason, TimeSpan next);

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "{Source}: another worker has taken over; nothing was stored")]
    private partial void LogLeaseLost(string source);

    [LoggerMessage(EventId = 405, Level = LogLevel.Error, Message = "{Source}: the poll broke off; other sources go on, and this one is tried again when its lease ends")]
    private partial void LogPollBroke(Exception exception, string source);

    [LoggerMessage(EventId = 406, Level = LogLevel.Error, Message = "{Source}: its entries could not be taken in: a fault of NewsMonitor, please report it")]
    private partial void LogIntakeBroke(Exception exception, string source);

    [LoggerMessage(EventId = 407, Level = LogLevel.Warning, Message = "{Reason}; polling goes on when it answers")]
    private partial void LogDatabaseFails(string reason);
}
