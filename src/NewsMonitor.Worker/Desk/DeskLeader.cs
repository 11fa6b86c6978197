using Microsoft.Extensions.Logging;
using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Stories;
using NewsMonitor.Storage.Desk;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Health;

namespace NewsMonitor.Worker.Desk;

/// <summary>Leads the desk, whenever nobody else does: takes what was announced, and looks at what has changed or is due.</summary>
/// <remarks>Its window is ahead of the database while a transaction is open. So whatever goes wrong, the window is built anew from what is stored.</remarks>
internal sealed partial class DeskLeader(
    DeskLeases leases,
    DeskWork work,
    DeskStore store,
    WaitingArticles waiting,
    StoredMemberships memberships,
    ActiveConfiguration configuration,
    DeskMetrics metrics,
    Heartbeat heartbeat,
    TimeProvider clock,
    ILogger<DeskLeader> logger)
{
    /// <summary>A third of the lease: two renewals may fail.</summary>
    private static readonly TimeSpan RenewAfter = DeskLeases.Length * 0.3;

    private const int Batch = 50;
    private const int MembershipsPerPage = 2000;
    private const int ChangesPerTurn = 2000;
    private const int MostDue = 50;

    private readonly StoryOptions _options = new();
    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}";
    private long? _token;
    private StoryWindow? _window;
    private int _set;
    private long _heldAt;
    private Horizon? _horizon;
    private int _oneByOne;

    /// <summary>Whether this worker leads.</summary>
    public bool Leads => _token is not null;

    /// <summary>One turn: takes the lease if it is free, and does what waits.</summary>
    /// <returns>True when there may be more to do at once.</returns>
    public async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        if (configuration.Current is not { } current || !await LeadAsync(current, cancellationToken))
        {
            return false;
        }

        var outlook = await work.LookAsync(_token!.Value, cancellationToken);
        if (!outlook.IsLeader)
        {
            StepDown();
            return false;
        }

        var seen = SeenUpTo(outlook);
        var takes = outlook.HasArticles || outlook.HasRetries;
        var reviews = outlook.HasDue || seen > outlook.ChangesRead;
        if (takes)
        {
            await TakeAsync(current.Desk, outlook.HasArticles ? Math.Min(Batch, _oneByOne > 0 ? 1 : Batch) : 0, cancellationToken);
        }

        if (reviews)
        {
            await ReviewAsync(current.Desk, outlook.ChangesRead, seen, MostDue, cancellationToken);
        }

        if (!takes && !reviews)
        {
            await RenewAsync(cancellationToken);
        }

        return takes || reviews;
    }

    /// <summary>Forgets the window: what it holds may not be what was committed.</summary>
    public void DropWindow() => _window = null;

    /// <summary>Gives the lease back, so that another worker goes on at once.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (_token is { } token)
        {
            (_token, _window) = (null, null);
            metrics.Leads(false);
            await leases.ReleaseAsync(token, cancellationToken);
        }
    }

    private async Task<bool> LeadAsync(LoadedConfiguration current, CancellationToken cancellationToken)
    {
        if (_token is null && await leases.TakeAsync(_name, cancellationToken) is { } token)
        {
            (_token, _window, _horizon, _oneByOne, _heldAt) = (token, null, null, 0, clock.GetTimestamp());
            metrics.Leads(true);
            LogLeading(token);
        }

        // Another set may know other names: a worker that took over would read the texts by those.
        if (_token is not null && (_window is null || _set != current.Stamp.Set))
        {
            await BuildWindowAsync(current, cancellationToken);
        }

        return _token is not null;
    }

    private async Task BuildWindowAsync(LoadedConfiguration current, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var window = new StoryWindow(_options, current.StoryNames);
        var after = await memberships.BeginningAsync(_options.Window, cancellationToken);
        while (after is { } place && _token is not null)
        {
            var page = await memberships.PageAsync(place, MembershipsPerPage, cancellationToken);
            foreach (var known in page)
            {
                window.Restore(known.Article, known.Story);
            }

            after = page.Count == 0 ? null : page[^1].Place;
            heartbeat.Tick(Heartbeat.Desk);
            await RenewAsync(cancellationToken);
        }

        if (_token is not null)
        {
            (_window, _set) = (window, current.Stamp.Set);
            var seconds = clock.GetElapsedTime(started).TotalSeconds;
            LogWindow(window.Count, seconds);
        }
    }

    private async Task TakeAsync(DeskRules rules, int limit, CancellationToken cancellationToken)
    {
        try
        {
            var taken = await store.TakeAsync(_token!.Value, _window!, rules, limit, cancellationToken);
            if (Held(taken is not null))
            {
                metrics.Took(taken!.Value);
                _oneByOne = Math.Max(0, _oneByOne - 1);
            }
        }
        catch (TurnFailedException e)
        {
            _window = null;
            await FailedAsync(e, cancellationToken);
        }
    }

    /// <summary>Of many articles one is the reason: they are taken one by one. A single one is noted, and left out after its last attempt.</summary>
    private async Task FailedAsync(TurnFailedException failed, CancellationToken cancellationToken)
    {
        if (failed.Articles.Count > 1)
        {
            _oneByOne = failed.Articles.Count;
            LogBatchFailed(failed.Articles.Count, failed.Message);
            return;
        }

        foreach (var article in failed.Articles)
        {
            var attempts = await waiting.FailAsync(_token!.Value, article, failed.Message, cancellationToken);
            if (!Held(attempts is not null))
            {
                return;
            }

            _oneByOne = Math.Max(0, _oneByOne - 1);
            if (attempts >= WaitingArticles.Attempts)
            {
                metrics.Parked();
                LogParked(article, failed.Message);
            }
            else
            {
                LogFailed(article, attempts!.Value, failed.Message);
            }
        }
    }

    /// <summary>Where something cannot be told, ever less is looked at, until it is alone and passed over.</summary>
    private async Task ReviewAsync(DeskRules rules, long after, long upTo, int due, CancellationToken cancellationToken)
    {
        if (_token is not { } token)
        {
            return;
        }

        try
        {
            Held(await store.ReviewAsync(token, rules, after, upTo, due, cancellationToken));
        }
        catch (TurnFailedException e) when (upTo - after > 1 || (upTo > after && due > 0))
        {
            LogReviewFailed(upTo - after, e.Message);
            await ReviewAsync(rules, after, after + Math.Max(1, (upTo - after) / 2), due: 0, cancellationToken);
        }
        catch (TurnFailedException e) when (due > 1)
        {
            LogReviewFailed(due, e.Message);
            await ReviewAsync(rules, after, after, due: 1, cancellationToken);
        }
        catch (TurnFailedException e)
        {
            LogPassedOver(e.Message);
            Held(await store.PassOverAsync(token, upTo > after ? upTo : null, cancellationToken));
        }
    }

    /// <summary>The number in the event log up to which nothing is still being written: changes behind it may be followed by ones before it.</summary>
    private long SeenUpTo(DeskOutlook outlook)
    {
        var horizon = _horizon ?? new Horizon(outlook.LastEvent, outlook.Next);
        var isComplete = outlook.OldestOpen >= horizon.Next;
        _horizon = isComplete ? null : horizon;
        return isComplete ? Math.Clamp(horizon.LastEvent, outlook.ChangesRead, outlook.ChangesRead + ChangesPerTurn) : outlook.ChangesRead;
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (_token is { } token && clock.GetElapsedTime(_heldAt) >= RenewAfter)
        {
            Held(await leases.RenewAsync(token, cancellationToken));
        }
    }

    private bool Held(bool isHeld)
    {
        if (isHeld)
        {
            _heldAt = clock.GetTimestamp();
        }
        else
        {
            StepDown();
        }

        return isHeld;
    }

    private void StepDown()
    {
        (_token, _window) = (null, null);
        metrics.Leads(false);
        LogLost();
    }

    private sealed record Horizon(long LastEvent, long Next);

    [LoggerMessage(EventId = 501, Level = LogLevel.Information, Message = "This worker leads the desk (token {Token})")]
    private partial void LogLeading(long token);

    [LoggerMessage(EventId = 502, Level = LogLevel.Information, Message = "The desk knows {Articles} articles of the last days; that took {Seconds:F1} s")]
    private partial void LogWindow(int articles, double seconds);

    [LoggerMessage(EventId = 503, Level = LogLevel.Warning, Message = "This worker has lost the desk: another one leads it, or its lease ended; nothing was stored")]
    private partial void LogLost();

    [LoggerMessage(EventId = 504, Level = LogLevel.Warning, Message = "{Articles} articles could not be gathered together ({Reason}); they are taken one by one")]
    private partial void LogBatchFailed(int articles, string reason);

    [LoggerMessage(EventId = 505, Level = LogLevel.Warning, Message = "Article {Article} could not be taken by the desk, attempt {Attempt} of 5: {Reason}")]
    private partial void LogFailed(long article, int attempt, string reason);

    [LoggerMessage(EventId = 507, Level = LogLevel.Warning, Message = "One of {Count} changes cannot be told of its story ({Reason}); fewer are looked at")]
    private partial void LogReviewFailed(long count, string reason);

    [LoggerMessage(EventId = 508, Level = LogLevel.Error, Message = "A change, or what was due of a story or an alert, cannot be told and is passed over: {Reason}")]
    private partial void LogPassedOver(string reason);

    [LoggerMessage(EventId = 506, Level = LogLevel.Error, Message = "Article {Article} is left out of the stories: it failed five times ({Reason}); monitor.desk_parked has it. The others go on")]
    private partial void LogParked(long article, string reason);
}
