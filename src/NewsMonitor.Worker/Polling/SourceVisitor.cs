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

namespace NewsMonitor.Worker.Polling;

/// <summary>Polls one source: asks it for one document, and ends the poll by what came of that.</summary>
internal sealed partial class SourceVisitor(
    HostSlots slots,
    PollLog log,
    UnchangedQueue unchanged,
    SourceFetcher fetcher,
    EntryIntake intake,
    OutageWatch outage,
    PollingMetrics metrics,
    IOptions<PollingOptions> options,
    TimeProvider clock,
    ILogger<SourceVisitor> logger)
{
    private static readonly TimeSpan PostponedSpread = TimeSpan.FromSeconds(5);

    /// <summary>Fetches and stores; the lease has ended when this does, unless it was lost.</summary>
    /// <exception cref="Npgsql.NpgsqlException">Nothing was stored.</exception>
    public async Task VisitAsync(SourceVisit visit, CancellationToken cancellationToken)
    {
        await using var gate = new HostGate(slots, visit.Lease.Host, visit.Lease.Token, options.Value);
        var result = visit.Lease.Paging is { } paging
            ? await fetcher.FetchFurtherAsync(visit.Source, paging.Waiting[0], gate.EnterAsync, cancellationToken)
            : await fetcher.FetchAsync(visit.Source, visit.Lease.Validators, gate.EnterAsync, cancellationToken);
        metrics.Spent(result.Effort);
        if (outage.IsOurs(visit.Lease.Host, result))
        {
            LogPostponed(visit.Source.Key);
            metrics.CameTo(PollingMetrics.Postponed);
            await log.PostponedAsync(visit.Lease, result.Effort, new PollTiming(OutageWatch.Retry, options.Value.HostGap), cancellationToken);
            return;
        }

        switch (result)
        {
            case FetchResult.Fetched fetched:
                await TakeInAsync(visit, fetched, cancellationToken);
                break;
            case FetchResult.NotModified notModified:
                LogUnchanged(visit.Source.Key);
                metrics.CameTo(PollingMetrics.Unchanged);
                var forecast = Forecast(visit);
                unchanged.Add(new UnchangedPoll(
                    visit.Lease, notModified.Validators, notModified.Effort, forecast.AfterUnchanged(notModified), forecast.Moved(notModified)));
                break;
            case FetchResult.Postponed postponed:
                await PostponeAsync(visit, postponed, cancellationToken);
                break;
            case FetchResult.Failed failed:
                var timing = await FailAsync(visit, failed, cancellationToken);
                gate.Gap = timing.HostGap;
                break;
        }
    }

    /// <summary>Those that were sent to the same host and found it busy do not come back together.</summary>
    private async Task PostponeAsync(SourceVisit visit, FetchResult.Postponed postponed, CancellationToken cancellationToken)
    {
        var pause = postponed.Wait + Jitter.Spread(visit.Source.Key, PostponedSpread);
        LogHostBusy(visit.Source.Key, postponed.Site, pause);
        metrics.CameTo(PollingMetrics.Postponed);
        if (!await log.PostponedAsync(visit.Lease, postponed.Effort, new PollTiming(pause, options.Value.HostGap), cancellationToken))
        {
            LogLeaseLost(visit.Source.Key);
        }
    }

    private async Task TakeInAsync(SourceVisit visit, FetchResult.Fetched fetched, CancellationToken cancellationToken)
    {
        IntakeReport report;
        try
        {
            var forecast = Forecast(visit);
            report = await intake.TakeInAsync(
                visit.Lease, visit.Source, fetched, IntakeMode.Poll, visit.Current, plan => forecast.AfterListing(fetched, plan), cancellationToken);
        }
        catch (Exception e) when (!DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // Ours, not the source's; but it must be seen, and must not be tried every two minutes for ever.
            LogIntakeBroke(e, visit.Source.Key);
            var failed = new FetchResult.Failed(FetchFailure.Internal, $"intake failed: {e.GetType().Name}") { Effort = fetched.Effort };
            await FailAsync(visit, failed, cancellationToken);
            return;
        }

        if (report.Outcome == IntakeOutcome.LeaseLost)
        {
            LogLeaseLost(visit.Source.Key);
            return;
        }

        TellGap(visit, report.Lesson.Gap);
        var counts = report.Plan.Counts;
        metrics.CameTo(counts.New + counts.Revised > 0 ? PollingMetrics.New : PollingMetrics.Known);
        LogFetched(visit.Source.Key, counts.Seen, counts.New, counts.Revised, counts.Quarantined);
        if (fetched.Partial)
        {
            LogPartial(visit.Source.Key);
        }
    }

    private async Task<PollTiming> FailAsync(SourceVisit visit, FetchResult.Failed failed, CancellationToken cancellationToken)
    {
        if (visit.Lease.Paging is { } paging)
        {
            return await FailFurtherAsync(visit, paging, failed, cancellationToken);
        }

        var (timing, park) = Forecast(visit).AfterFailure(failed);
        LogFailed(visit.Source.Key, failed.Failure, failed.Message, timing.NextPoll);
        metrics.CameTo(failed.Failure);
        if (!await log.FailedAsync(new FailedPoll(visit.Lease, failed, visit.Current.Stamp.Set, timing, park), cancellationToken))
        {
            LogLeaseLost(visit.Source.Key);
        }

        return timing;
    }

    private async Task<PollTiming> FailFurtherAsync(SourceVisit visit, Paging paging, FetchResult.Failed failed, CancellationToken cancellationToken)
    {
        var end = Forecast(visit).AfterFurtherFailure(paging, failed, visit.Current.Stamp.Set);
        if (end.IsFault)
        {
            LogFailed(visit.Source.Key, failed.Failure, failed.Message, end.Timing.NextPoll);
            metrics.CameTo(failed.Failure);
        }
        else
        {
            metrics.CameTo(PollingMetrics.Known);
        }

        TellGap(visit, end.Gap);
        if (!await log.FurtherAsync(end, cancellationToken))
        {
            LogLeaseLost(visit.Source.Key);
        }

        return end.Timing;
    }

    private void TellGap(SourceVisit visit, string? gap)
    {
        if (gap is not null && gap != visit.Lease.Gap)
        {
            LogGap(visit.Source.Key, gap);
        }
    }

    private PollForecast Forecast(SourceVisit visit) =>
        new(visit.Lease, visit.Source, visit.Lease.ClaimedAt + clock.GetElapsedTime(visit.Started), options.Value.HostGap);

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

    [LoggerMessage(EventId = 406, Level = LogLevel.Error, Message = "{Source}: its entries could not be taken in: a fault of NewsMonitor, please report it")]
    private partial void LogIntakeBroke(Exception exception, string source);
}

/// <summary>A poll that was begun.</summary>
/// <param name="Lease">The lease of source and host.</param>
/// <param name="Source">What to poll.</param>
/// <param name="Current">The configuration that it is polled with.</param>
/// <param name="Started">Timestamp of the clock when it began.</param>
internal sealed record SourceVisit(LeasedSource Lease, Source Source, LoadedConfiguration Current, long Started);
