using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Pages;
using Npgsql;

namespace NewsMonitor.Storage.Pages;

/// <summary>Ends claims of pages that brought no text. Each call ends the lease; false when it was lost, and then nothing is recorded.</summary>
public sealed class PageLog(NpgsqlDataSource dataSource)
{
    private const string ReleaseSql = """
        update monitor.page_task set lease_until = null, next_attempt_at = now() + @Pause where article_id = @ArticleId
        """;

    private const string SaveRobotsSql = """
        insert into monitor.host_robots (origin, rules, is_temporary, expires_at) values (@Origin, @Rules, @IsTemporary, now() + @Lasts)
        on conflict (origin) do update set
            rules = excluded.rules, is_temporary = excluded.is_temporary, reservations = null, checked_at = now(), expires_at = excluded.expires_at
        """;

    private const string SaveCrawlDelaySql = "update monitor.host set crawl_delay = @CrawlDelay where name = @Host";

    private const string SaveReservationsSql = "update monitor.host_robots set reservations = @Reservations where origin = @Origin";

    private const string FailSql = """
        update monitor.page_task
        set lease_until = null, next_attempt_at = now() + @Pause, attempts = attempts + 1, failure = @Failure, failure_message = @Message
        where article_id = @ArticleId
        """;

    // Skips what others hold: they will find out for themselves.
    private const string OthersWaitSql = """
        update monitor.page_task set next_attempt_at = now() + @OthersWait
        where article_id in (
            select article_id from monitor.page_task
            where host = @Host and article_id <> @ArticleId and next_attempt_at < now() + @OthersWait and (lease_until is null or lease_until < now())
            for update skip locked)
        """;

    private const string SettleSql = """
        with task as (
            delete from monitor.page_task where article_id = @ArticleId
        )
        update monitor.article set page_outcome = @Outcome, page_settled_at = now(), page_failure = @Reason
        where id = @ArticleId and first_seen_at = @FirstSeenAt and revision = @Revision
        """;

    private const string LookedSql = """
        update monitor.article set rechecks = least(rechecks + 1, 3) where id = @ArticleId and first_seen_at = @FirstSeenAt;
        delete from monitor.page_task where article_id = @ArticleId
        """;

    private const string MoveSql = """
        update monitor.page_task
        set host = @Site, origin = @Origin, url = @Url, moves = moves + 1, lease_until = null, next_attempt_at = now()
        where article_id = @ArticleId
        """;

    private const string AddHostSql = "insert into monitor.host (name) values (@Site) on conflict do nothing";

    /// <summary>Keeps what the robots.txt of the page's origin says. The page itself is due again at once, behind the host's gap.</summary>
    /// <param name="lease">The page.</param>
    /// <param name="rules">The rules that hold for us.</param>
    /// <param name="crawlDelay">The pause that the site wants between two requests: 0 to 60 seconds.</param>
    /// <param name="lasts">After this it is asked for again.</param>
    /// <param name="visit">The requests.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<bool> RobotsAsync(
        LeasedPage lease, string rules, TimeSpan crawlDelay, TimeSpan lasts, PageVisit visit, CancellationToken cancellationToken) =>
        EndAsync(lease, visit, async step =>
        {
            await step.ExecuteAsync(SaveCrawlDelaySql, new { lease.Host, CrawlDelay = crawlDelay });
            await step.ExecuteAsync(SaveRobotsSql, new { Origin = WebOrigin.Of(lease.Url), Rules = rules, IsTemporary = false, Lasts = lasts });
            await ReleaseAsync(step, lease, TimeSpan.Zero);
        }, cancellationToken);

    /// <summary>The robots.txt could not be had: until it is asked for again its host is asked for no page.</summary>
    public Task<bool> RobotsFailedAsync(
        LeasedPage lease, string rules, TimeSpan lasts, FetchFailure failure, string message, PageVisit visit, CancellationToken cancellationToken) =>
        EndAsync(lease, visit, async step =>
        {
            await step.ExecuteAsync(SaveRobotsSql, new { Origin = WebOrigin.Of(lease.Url), Rules = rules, IsTemporary = true, Lasts = lasts });
            await FailAsync(step, lease, failure, message, lasts, lasts);
        }, cancellationToken);

    /// <summary>Keeps what the page's site reserves.</summary>
    public Task<bool> ReservationsAsync(LeasedPage lease, string reservations, PageVisit visit, CancellationToken cancellationToken) =>
        EndAsync(lease, visit, async step =>
        {
            await step.ExecuteAsync(SaveReservationsSql, new { Origin = WebOrigin.Of(lease.Url), Reservations = reservations });
            await ReleaseAsync(step, lease, TimeSpan.Zero);
        }, cancellationToken);

    /// <summary>Records a try that failed; the page is tried again.</summary>
    public Task<bool> FailedAsync(
        LeasedPage lease, FetchFailure failure, string message, PageRetry retry, PageVisit visit, CancellationToken cancellationToken) =>
        EndAsync(lease, visit, step => FailAsync(step, lease, failure, message, retry.Pause, retry.OthersWait), cancellationToken);

    /// <summary>Puts a page off that says nothing of itself: its origin is not to be asked yet, we ourselves are cut off, or the worker stops.</summary>
    public Task<bool> PostponedAsync(LeasedPage lease, TimeSpan pause, PageVisit visit, CancellationToken cancellationToken) =>
        EndAsync(lease, visit, step => ReleaseAsync(step, lease, pause), cancellationToken);

    /// <summary>Puts a page on the host that it has led to.</summary>
    public Task<bool> MovedAsync(LeasedPage lease, Uri target, PageVisit visit, CancellationToken cancellationToken) =>
        EndAsync(lease, visit, async step =>
        {
            var site = ArticleAddress.Site(target);
            await step.ExecuteAsync(AddHostSql, new { Site = site });
            await step.ExecuteAsync(MoveSql, new { lease.ArticleId, Site = site, Origin = WebOrigin.Of(target), Url = target.AbsoluteUri });
        }, cancellationToken);

    /// <summary>Ends the task; the feed's text stays the article's. Where it was only to be looked at, the look counts as had.</summary>
    public Task<bool> SettledAsync(LeasedPage lease, PageOutcome outcome, string? reason, PageVisit visit, CancellationToken cancellationToken) =>
        EndAsync(lease, visit, step => lease.Purpose == PagePurpose.Recheck
            ? step.ExecuteAsync(LookedSql, new { lease.ArticleId, lease.FirstSeenAt })
            : step.ExecuteAsync(
                SettleSql, new { lease.ArticleId, lease.FirstSeenAt, lease.Revision, Outcome = PageOutcomes.Name(outcome), Reason = reason }), cancellationToken);

    private static Task<int> ReleaseAsync(TransactionStep step, LeasedPage lease, TimeSpan pause) =>
        step.ExecuteAsync(ReleaseSql, new { lease.ArticleId, Pause = pause });

    private static async Task FailAsync(TransactionStep step, LeasedPage lease, FetchFailure failure, string message, TimeSpan pause, TimeSpan othersWait)
    {
        await step.ExecuteAsync(FailSql, new { lease.ArticleId, Pause = pause, Failure = FetchFailures.Name(failure), Message = message });
        if (othersWait > TimeSpan.Zero)
        {
            await step.ExecuteAsync(OthersWaitSql, new { lease.ArticleId, lease.Host, OthersWait = othersWait });
        }
    }

    private async Task<bool> EndAsync(LeasedPage lease, PageVisit visit, Func<TransactionStep, Task> record, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        var isOurs = await PageEnd.StillLeasedAsync(step, lease);
        if (isOurs)
        {
            await record(step);
            await PageEnd.CountAsync(step, lease, visit);
        }

        await PageEnd.ReleaseHostAsync(step, lease, visit);
        await transaction.CommitAsync(cancellationToken);
        return isOurs;
    }
}
