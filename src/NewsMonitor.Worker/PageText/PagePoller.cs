using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Pages;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Pages;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Polling;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.PageText;

/// <summary>Asks for the pages of articles whose feed is thin, and looks again at those of announced ones; a few at a time and behind the feeds. Each page is on its own.</summary>
internal sealed partial class PagePoller(
    PageTasks tasks,
    RecheckOrders rechecks,
    PageLog log,
    PageVisitor visitor,
    ActiveConfiguration configuration,
    OutageWatch outage,
    Readiness readiness,
    IOptions<PagesOptions> options,
    IOptions<PollingOptions> polling,
    TimeProvider clock,
    ILogger<PagePoller> logger) : IDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan OrderEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, Task> _running = new();
    private readonly PollSlots _slots = new(options.Value.Concurrency);

    // Visits outlive the tick that started them, and so must their token.
    private readonly CancellationTokenSource _stop = new();

    private long? _swept;
    private long? _ordered;

    /// <summary>Claims as many pages as slots are free, and asks for them without waiting for the answers. Once a second is often enough.</summary>
    /// <returns>How many it claimed.</returns>
    public async Task<int> StartDueVisitsAsync(CancellationToken cancellationToken)
    {
        // The configuration is kept up to date by those who poll; a database that fails is told about by them.
        if (_slots.Capacity == 0 || !readiness.IsOpen || outage.IsCutOff || _stop.IsCancellationRequested || configuration.Current is not { } current)
        {
            return 0;
        }

        try
        {
            await SweepAsync(cancellationToken);
            await OrderRechecksAsync(cancellationToken);
            return _slots.Free > 0 ? await ClaimAsync(_slots.Free, current, cancellationToken) : 0;
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    /// <summary>Waits for the visits that are under way, and breaks off those that take longer: they leave no trace, and their pages stay due.</summary>
    public async Task CompleteAsync(TimeSpan patience)
    {
        _stop.CancelAfter(patience);
        await Task.WhenAll(_running.Values);
    }

    public void Dispose() => _stop.Dispose();

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (_swept is { } last && clock.GetElapsedTime(last) < SweepEvery)
        {
            return;
        }

        _swept = clock.GetTimestamp();
        if (await tasks.GiveUpOverdueAsync(cancellationToken) is > 0 and var count)
        {
            LogGivenUp(count);
        }
    }

    private async Task OrderRechecksAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Rechecks && (_ordered is not { } last || clock.GetElapsedTime(last) >= OrderEvery))
        {
            _ordered = clock.GetTimestamp();
            await rechecks.PlaceDueAsync(cancellationToken);
        }
    }

    private async Task<int> ClaimAsync(int limit, LoadedConfiguration current, CancellationToken cancellationToken)
    {
        var keepFree = PageFetcher.Deadline + polling.Value.HostGap;
        var leases = await tasks.ClaimAsync(limit, polling.Value.Lease, keepFree, cancellationToken);
        foreach (var lease in leases)
        {
            Start(lease, current);
        }

        return leases.Count;
    }

    private void Start(LeasedPage lease, LoadedConfiguration current)
    {
        _slots.Take();
        var visit = new Task<Task>(() => VisitAsync(lease, current));
        _running[lease.Token] = visit.Unwrap();
        visit.Start(TaskScheduler.Default);
    }

    private async Task VisitAsync(LeasedPage lease, LoadedConfiguration current)
    {
        try
        {
            if (current.Sources.TryGetValue(lease.Source, out var source))
            {
                await visitor.VisitAsync(new PageCall(lease, source, current), _stop.Token);
            }
            else
            {
                await log.SettledAsync(lease, PageOutcome.GivenUp, "its source was retired", PageVisit.None, _stop.Token);
            }
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !_stop.IsCancellationRequested)
        {
            // The lease ends by itself, and the page is asked for again.
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            // The boundary of one page.
            await FailAsync(lease, e);
        }
        catch (Exception)
        {
            // A requested stop, however it shows: nothing was stored.
            await EndAsync(patience => log.PostponedAsync(lease, TimeSpan.Zero, BrokenOff, patience));
        }
        finally
        {
            _running.TryRemove(lease.Token, out _);
            _slots.Release();
        }
    }

    /// <summary>Nobody knows how far it came: the host is left alone all the same.</summary>
    private PageVisit BrokenOff => PageVisit.None with { Asked = true, HostGap = polling.Value.HostGap };

    /// <summary>A fault of ours must not be met every two minutes for ever.</summary>
    private Task FailAsync(LeasedPage lease, Exception exception)
    {
        LogVisitBroke(exception, lease.Source);
        var retry = PageRetry.After(FetchFailure.Internal, lease.Failure, lease.Attempts + 1);
        return EndAsync(patience => log.FailedAsync(lease, FetchFailure.Internal, exception.GetType().Name, retry, BrokenOff, patience));
    }

    private static async Task EndAsync(Func<CancellationToken, Task> end)
    {
        try
        {
            using var patience = new CancellationTokenSource(EndPatience);
            await end(patience.Token);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            // The lease ends by itself.
        }
    }

    [LoggerMessage(EventId = 451, Level = LogLevel.Information, Message = "{Count} pages could not be had before their deadline; the feeds' texts stay")]
    private partial void LogGivenUp(int count);

    [LoggerMessage(EventId = 452, Level = LogLevel.Error, Message = "{Source}: reading a page broke off: a fault of NewsMonitor, please report it; other pages go on")]
    private partial void LogVisitBroke(Exception exception, string source);
}
