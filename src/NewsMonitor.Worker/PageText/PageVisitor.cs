using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Languages;
using NewsMonitor.Feeds.Pages;
using NewsMonitor.Storage.Pages;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Polling;

namespace NewsMonitor.Worker.PageText;

/// <summary>Asks one question about a page and records what it came to: what its site allows first, then the page itself.</summary>
internal sealed partial class PageVisitor(
    PageFetcher fetcher,
    HostSlots slots,
    PageLog log,
    PageStore store,
    RecheckStore rechecks,
    OutageWatch outage,
    IOptions<PollingOptions> polling,
    ILogger<PageVisitor> logger)
{
    /// <summary>A page that leads from host to host is let go.</summary>
    private const int MostMoves = 3;

    /// <summary>How long a robots.txt is taken to hold: RFC 9309, section 2.4.</summary>
    private static readonly TimeSpan RobotsLast = TimeSpan.FromHours(24);

    /// <summary>When a robots.txt is asked for again that could not be had, unless the host says otherwise.</summary>
    private static readonly TimeSpan RobotsRetry = TimeSpan.FromMinutes(10);

    private TimeSpan HostGap => polling.Value.HostGap;

    public async Task VisitAsync(PageCall call, CancellationToken cancellationToken)
    {
        var lease = call.Lease;
        var recorded = lease.Purpose == PagePurpose.Text && call.Source.Text == TextOrigin.Feed
            ? await SettleAsync(lease, PageOutcome.GivenUp, "the source no longer wants pages", PageVisit.None, cancellationToken)
            : PageQuestions.Next(lease) switch
            {
                PageQuestion.Robots => await AskRobotsAsync(call, cancellationToken),
                PageQuestion.Later => await log.PostponedAsync(lease, lease.Robots!.ExpiresAt - lease.ClaimedAt, PageVisit.None, cancellationToken),
                PageQuestion.Disallowed => await SettleAsync(lease, PageOutcome.Disallowed, "robots.txt forbids it", PageVisit.None, cancellationToken),
                PageQuestion.Reservations => await AskReservationsAsync(call, cancellationToken),
                PageQuestion.Reserved => await SettleAsync(lease, PageOutcome.Reserved, "the site's tdmrep.json", PageVisit.None, cancellationToken),
                _ => await AskPageAsync(call, cancellationToken),
            };
        if (!recorded)
        {
            LogLeaseLost(call.Source.Key);
        }
    }

    private HostGate Gate(LeasedPage lease) => new(slots, lease.Host, lease.Token, polling.Value);

    private async Task<bool> AskRobotsAsync(PageCall call, CancellationToken cancellationToken)
    {
        var lease = call.Lease;
        await using var gate = Gate(lease);
        var verdict = await fetcher.FetchRobotsAsync(lease.Url, call.Source.AllowPrivate, gate.EnterAsync, cancellationToken);
        if (verdict.Wait is { } wait)
        {
            return await log.PostponedAsync(lease, wait, new PageVisit(verdict.Effort, HostGap), cancellationToken);
        }

        if (!verdict.IsTemporary)
        {
            outage.Answered(lease.Host, verdict.Effort.Status);
            return await log.RobotsAsync(
                lease, verdict.Rules.ToString(), verdict.Rules.CrawlDelay ?? TimeSpan.Zero, RobotsLast, new PageVisit(verdict.Effort, HostGap), cancellationToken);
        }

        var (failure, message) = verdict.Effort.Status is { } status
            ? (FetchFailure.HttpServerError, $"robots.txt could not be had: HTTP {status}")
            : (FetchFailure.Connect, "robots.txt could not be had: no answer");
        if (outage.IsOurs(lease.Host, failure, verdict.Effort.Status))
        {
            return await log.PostponedAsync(lease, OutageWatch.Retry, new PageVisit(verdict.Effort, HostGap), cancellationToken);
        }

        var lasts = Larger(verdict.RetryAfter ?? RobotsRetry, HostGap);
        LogFailed(call.Source.Key, message, lasts);
        return await log.RobotsFailedAsync(
            lease, verdict.Rules.ToString(), lasts, failure, message,
            Visit(call, verdict.Effort, verdict.Effort.Status == 429 || verdict.RetryAfter is not null, verdict.RetryAfter), cancellationToken);
    }

    private async Task<bool> AskReservationsAsync(PageCall call, CancellationToken cancellationToken)
    {
        await using var gate = Gate(call.Lease);
        var (reservations, effort, wait) = await fetcher.FetchReservationsAsync(call.Lease.Url, call.Source.AllowPrivate, gate.EnterAsync, cancellationToken);
        var visit = new PageVisit(effort, HostGap);
        return wait is null
            ? await log.ReservationsAsync(call.Lease, reservations.ToString(), visit, cancellationToken)
            : await log.PostponedAsync(call.Lease, wait.Value, visit, cancellationToken);
    }

    private async Task<bool> AskPageAsync(PageCall call, CancellationToken cancellationToken)
    {
        var lease = call.Lease;
        var answer = await fetcher.FetchPageAsync(lease.Url, call.Source.AllowPrivate, call.Source, cancellationToken);
        var visit = Visit(call, answer.Effort, answer is PageAnswer.Failed { Failure: FetchFailure.Throttled }, (answer as PageAnswer.Failed)?.RetryAfter) with
        {
            IsPage = true,
        };
        if (outage.IsOurs(lease.Host, (answer as PageAnswer.Failed)?.Failure, answer.Effort.Status))
        {
            return await log.PostponedAsync(lease, OutageWatch.Retry, visit, cancellationToken);
        }

        return answer switch
        {
            PageAnswer.Page when lease.Purpose == PagePurpose.Recheck => await LookedAsync(call, missing: null, visit, cancellationToken),
            PageAnswer.Failed { Failure: FetchFailure.NotFound } when lease.Purpose == PagePurpose.Recheck =>
                await LookedAsync(call, PageMissing.NotFound, visit, cancellationToken),
            PageAnswer.Failed { Failure: FetchFailure.Gone } when lease.Purpose == PagePurpose.Recheck =>
                await LookedAsync(call, PageMissing.Gone, visit, cancellationToken),
            PageAnswer.Page { Reservation: { } reservation } =>
                await SettleAsync(lease, PageOutcome.Reserved, reservation.Place, visit, cancellationToken),
            PageAnswer.Page page => await ReadAsync(call, page, visit, cancellationToken),
            PageAnswer.Elsewhere elsewhere when lease.Moves < MostMoves => await log.MovedAsync(lease, elsewhere.Target, visit, cancellationToken),
            PageAnswer.Elsewhere => await SettleAsync(lease, PageOutcome.Refused, $"it leads to another host, {MostMoves} times", visit, cancellationToken),
            PageAnswer.Failed failed => await FailAsync(call, failed, visit, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
        };
    }

    private async Task<bool> ReadAsync(PageCall call, PageAnswer.Page page, PageVisit visit, CancellationToken cancellationToken)
    {
        if (ArticlePageReader.Read(page.Bytes, page.Address, page.ContentType, call.Source.Zone) is not ArticlePageResult.Found { Page: var article })
        {
            return await SettleAsync(call.Lease, PageOutcome.NoArticle, "no article on the page", visit, cancellationToken);
        }

        var text = new Core.Pages.PageText(article.Title, article.Text, article.Language, article.IsPaywalled);
        var result = await store.CompleteAsync(
            call.Lease, call.Source, call.Current.Stamp,
            stored => PlanIn(LanguageOf(stored, text), stored), visit, cancellationToken);
        LogRead(call.Source.Key, result);
        return result != PageResult.LeaseLost;

        PageCompletion? PlanIn(string language, ThinArticle stored) => PageCompletion.Plan(
            stored with { Language = language }, text with { Language = language }, polling.Value.RelevanceGate, call.Current.Tagger.Tag);
    }

    private async Task<bool> LookedAsync(PageCall call, PageMissing? missing, PageVisit visit, CancellationToken cancellationToken)
    {
        var result = await rechecks.EndAsync(call.Lease, call.Current.Sources, call.Current.Stamp, missing, visit, cancellationToken);
        if (result is { } seen)
        {
            LogLooked(call.Source.Key, seen);
        }

        return result is not null;
    }

    /// <summary>The whole text tells its language better than the teaser did; what feed and page declare counts where it does not.</summary>
    private static string LanguageOf(ThinArticle stored, Core.Pages.PageText page)
    {
        var declared = stored.Language == ArticleLanguage.Undetermined ? page.Language : stored.Language;
        return ArticleLanguage.Of(stored.Known.Title, page.Text, declared);
    }

    private async Task<bool> FailAsync(PageCall call, PageAnswer.Failed failed, PageVisit visit, CancellationToken cancellationToken)
    {
        var retry = PageRetry.After(failed.Failure, call.Lease.Failure, call.Lease.Attempts + 1);
        if (retry.End is { } end)
        {
            return await SettleAsync(call.Lease, end, failed.Message, visit, cancellationToken);
        }

        var pause = Larger(retry.Pause, visit.HostGap);
        LogFailed(call.Source.Key, failed.Message, pause);
        return await log.FailedAsync(call.Lease, failed.Failure, failed.Message, retry with { Pause = pause }, visit, cancellationToken);
    }

    private async Task<bool> SettleAsync(LeasedPage lease, PageOutcome outcome, string reason, PageVisit visit, CancellationToken cancellationToken)
    {
        LogSettled(lease.Source, outcome, reason);
        return await log.SettledAsync(lease, outcome, reason, visit, cancellationToken);
    }

    /// <summary>A host that asked for fewer requests is left alone as a whole, feeds included.</summary>
    private PageVisit Visit(PageCall call, FetchEffort effort, bool throttled, TimeSpan? retryAfter)
    {
        var gap = throttled
            ? Larger(HostGap, PollPlanner.AfterFailure(call.Source, FetchFailure.Throttled, call.Lease.Throttled + 1, retryAfter, call.Lease.ClaimedAt).Next)
            : HostGap;
        return new PageVisit(effort, gap) { Throttled = throttled };
    }

    private static TimeSpan Larger(TimeSpan a, TimeSpan b) => a > b ? a : b;

    [LoggerMessage(EventId = 461, Level = LogLevel.Debug, Message = "{Source}: a page was read: {Result}")]
    private partial void LogRead(string source, PageResult result);

    [LoggerMessage(EventId = 462, Level = LogLevel.Debug, Message = "{Source}: a page is settled as {Outcome}: {Reason}; the feed's text stays")]
    private partial void LogSettled(string source, PageOutcome outcome, string reason);

    [LoggerMessage(EventId = 463, Level = LogLevel.Debug, Message = "{Source}: a page could not be had: {Reason}; next try in {Next}")]
    private partial void LogFailed(string source, string reason, TimeSpan next);

    [LoggerMessage(EventId = 465, Level = LogLevel.Debug, Message = "{Source}: a page was looked at again: {Result}")]
    private partial void LogLooked(string source, RecheckResult result);

    [LoggerMessage(EventId = 464, Level = LogLevel.Debug, Message = "{Source}: a page was ordered anew or taken over meanwhile; nothing was stored")]
    private partial void LogLeaseLost(string source);
}
