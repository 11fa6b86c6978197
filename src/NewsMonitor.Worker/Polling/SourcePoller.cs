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
    HostSlots slots,
    PollLog log,
    UnchangedQueue unchanged,
    SourceFetcher fetcher,
    EntryIntake intake,
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

    private static readonly TimeSpan PostponedSpread = TimeSpan.FromSeconds(5);

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
                await PollAsync(new Poll(lease, source, current, started), _stop.Token);
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

    private async Task PollAsync(Poll poll, CancellationToken cancellationToken)
    {
        await using var gate = new HostGate(slots, poll.Lease.Host, poll.Lease.Token, options.Value);
        var result = poll.Lease.Paging is { } paging
            ? await fetcher.FetchFurtherAsync(poll.Source, paging.Waiting[0], gate.EnterAsync, cancellationToken)
            : await fetcher.FetchAsync(poll.Source, poll.Lease.Validators, gate.EnterAsync, cancellationToken);
        metrics.Spent(result.Effort);
        if (outage.IsOurs(poll.Lease.Host, result))
        {
            LogPostponed(poll.Source.Key);
            metrics.CameTo(PollingMetrics.Postponed);
            await log.PostponedAsync(poll.Lease, result.Effort, new PollTiming(OutageWatch.Retry, options.Value.HostGap), cancellationToken);
            return;
        }

        switch (result)
        {
            case FetchResult.Fetched fetched:
                await TakeInAsync(poll, fetched, cancellationToken);
                break;
            case FetchResult.NotModified notModified:
                LogUnchanged(poll.Source.Key);
                metrics.CameTo(PollingMetrics.Unchanged);
                var forecast = Forecast(poll);
                unchanged.Add(new UnchangedPoll(
                    poll.Lease, notModified.Validators, notModified.Effort, forecast.AfterUnchanged(notModified), forecast.Moved(notModified)));
                break;
            case FetchResult.Postponed postponed:
                await PostponeAsync(poll, postponed, cancellationToken);
                break;
            case FetchResult.Failed failed:
                var timing = await FailAsync(poll, failed, cancellationToken);
                gate.Gap = timing.HostGap;
                break;
        }
    }

    /// <summary>Those that were sent to the same host and found it busy do not come back together.</summary>
    private async Task PostponeAsync(Poll poll, FetchResult.Postponed postponed, CancellationToken cancellationToken)
    {
        var pause = postponed.Wait + Jitter.Spread(poll.Source.Key, PostponedSpread);
        LogHostBusy(poll.Source.Key, postponed.Site, pause);
        metrics.CameTo(PollingMetrics.Postponed);
        if (!await log.PostponedAsync(poll.Lease, postponed.Effort, new PollTiming(pause, options.Value.HostGap), cancellationToken))
        {
            LogLeaseLost(poll.Source.Key);
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

    private async Task TakeInAsync(Poll poll, FetchResult.Fetched fetched, CancellationToken cancellationToken)
    {
        IntakeReport report;
        try
        {
            var forecast = Forecast(poll);
            report = await intake.TakeInAsync(
                poll.Lease, poll.Source, fetched, IntakeMode.Poll, poll.Current, plan => forecast.AfterListing(fetched, plan), cancellationToken);
        }
        catch (Exception e) when (!DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // Ours, not the source's; but it must be seen, and must not be tried every two minutes for ever.
            LogIntakeBroke(e, poll.Source.Key);
            var failed = new FetchResult.Failed(FetchFailure.Internal, $"intake failed: {e.GetType().Name}") { Effort = fetched.Effort };
            await FailAsync(poll, failed, cancellationToken);
            return;
        }

        if (report.Outcome == IntakeOutcome.LeaseLost)
        {
            LogLeaseLost(poll.Source.Key);
            return;
        }

        TellGap(poll, report.Lesson.Gap);
        var counts = report.Plan.Counts;
        metrics.CameTo(counts.New + counts.Revised > 0 ? PollingMetrics.New : PollingMetrics.Known);
        LogFetched(poll.Source.Key, counts.Seen, counts.New, counts.Revised, counts.Quarantined);
        if (fetched.Partial)
        {
            LogPartial(poll.Source.Key);
        }
    }

    private async Task<PollTiming> FailAsync(Poll poll, FetchResult.Failed failed, CancellationToken cancellationToken)
    {
        if (poll.Lease.Paging is { } paging)
        {
            return await FailFurtherAsync(poll, paging, failed, cancellationToken);
        }

        var (timing, park) = Forecast(poll).AfterFailure(failed);
        LogFailed(poll.Source.Key, failed.Failure, failed.Message, timing.NextPoll);
        metrics.CameTo(failed.Failure);
        if (!await log.FailedAsync(new FailedPoll(poll.Lease, failed, poll.Current.Stamp.Set, timing, park), cancellationToken))
        {
            LogLeaseLost(poll.Source.Key);
        }

        return timing;
    }

    private async Task<PollTiming> FailFurtherAsync(Poll poll, Paging paging, FetchResult.Failed failed, CancellationToken cancellationToken)
    {
        var end = Forecast(poll).AfterFurtherFailure(paging, failed, poll.Current.Stamp.Set);
        if (end.IsFault)
        {
            LogFailed(poll.Source.Key, failed.Failure, failed.Message, end.Timing.NextPoll);
            metrics.CameTo(failed.Failure);
        }
        else
        {
            metrics.CameTo(PollingMetrics.Known);
        }

        TellGap(poll, end.Gap);
        if (!await log.FurtherAsync(end, cancellationToken))
        {
            LogLeaseLost(poll.Source.Key);
        }

        return end.Timing;
    }

    private void TellGap(Poll poll, string? gap)
    {
        if (gap is not null && gap != poll.Lease.Gap)
        {
            LogGap(poll.Source.Key, gap);
        }
    }

    private PollForecast Forecast(Poll poll) =>
        new(poll.Lease, poll.Source, poll.Lease.ClaimedAt + clock.GetElapsedTime(poll.Started), options.Value.HostGap);

    private sealed record Poll(LeasedSource Lease, Source Source, LoadedConfiguration Current, long Started);

    [LoggerMessage(EventId = 401, Level = LogLevel.Information, Message = "{Source}: {Seen} entries, {New} new, {Revised} revised, {Quarantined} quarantined")]
    private partial void LogFetched(string source, int seen, int @new, int revised, int quarantined);

    [LoggerMessage(EventId = 408, Level = LogLevel.Warning, Message = "{Source}: what it sent breaks off or was incomplete; the complete entries were stored, the next poll asks for all of it")]
    private partial void LogPartial(string source);

    [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "{Source}: {Gap}")]
    private partial void LogGap(string source, string gap);

    [LoggerMessage(EventId = 402, Level = LogLevel.Debug, Message = "{Source}: unchanged")]
    private partial void LogUnchanged(string source);

    [LoggerMessage(EventId = 409, Level = LogLevel.Debug, Message = "{Source}: not reached while we are cut off; it is asked again later")]
    private partial void LogPostponed(string source);

    [LoggerMessage(EventId = 413, Level = LogLevel.Debug, Message = "{Source}: it leads to {Host}, which is not to be asked now; it is asked again in {Next}")]
    private partial void LogHostBusy(string source, string host, TimeSpan next);

    [LoggerMessage(EventId = 403, Level = LogLevel.Warning, Message = "{Source}: {Failure}: {Reason}; next try in {Next}")]
    private partial void LogFailed(string source, FetchFailure failure, string reason, TimeSpan next);

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "{Source}: another worker has taken over; nothing was stored")]
    private partial void LogLeaseLost(string source);

    [LoggerMessage(EventId = 405, Level = LogLevel.Error, Message = "{Source}: the poll broke off; other sources go on, and this one is tried again when its lease ends")]
    private partial void LogPollBroke(Exception exception, string source);

    [LoggerMessage(EventId = 412, Level = LogLevel.Warning, Message = "{Source}: not stored: {Reason}; it is polled again")]
    private partial void LogNotStored(string source, string reason);

    [LoggerMessage(EventId = 406, Level = LogLevel.Error, Message = "{Source}: its entries could not be taken in: a fault of NewsMonitor, please report it")]
    private partial void LogIntakeBroke(Exception exception, string source);

    [LoggerMessage(EventId = 407, Level = LogLevel.Warning, Message = "{Reason}; polling goes on when it answers")]
    private partial void LogDatabaseFails(string reason);
}
