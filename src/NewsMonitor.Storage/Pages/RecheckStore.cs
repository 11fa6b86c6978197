using NewsMonitor.Core.Events;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Intake;
using Npgsql;

namespace NewsMonitor.Storage.Pages;

/// <summary>Ends a look at a page: what was seen, and where it withdraws or restores the article, a revision and its event, in one transaction.</summary>
public sealed class RecheckStore(NpgsqlDataSource dataSource, IArticleEventWriter events, OutboxBell bell)
{
    // The identity first, as intake does.
    private const string LockSql = """
        select a.missing_since is not null as is_missing, a.withdrawn_at is not null as is_withdrawn
        from monitor.identity i join monitor.article a on a.id = i.article_id and a.first_seen_at = i.first_seen_at
        where i.article_id = @ArticleId and i.first_seen_at = @FirstSeenAt
        for update of i
        """;

    // A second look that was due only because of the first is none of the three.
    private const string EndSql = """
        update monitor.article set
            rechecks = case when @WasMissing then rechecks else least(rechecks + 1, 3) end,
            missing_since = case when @IsMissing then coalesce(missing_since, now()) end,
            withdrawn_at = case when @IsMissing and @IsWithdrawn then coalesce(withdrawn_at, now()) end
        where id = @ArticleId and first_seen_at = @FirstSeenAt;
        delete from monitor.page_task where article_id = @ArticleId
        """;

    // That its page is gone, or back, the source says when it is looked at.
    private const string ReviseSql = """
        insert into monitor.revision (
            article_id, first_seen_at, number, said_at, fetch_id, title, text, page_text, content_hash, kinds, relevance, severity)
        select article_id, first_seen_at, @Revision, now(), fetch_id, title, text, page_text, content_hash, array[@Kind], relevance, severity
        from monitor.revision where article_id = @ArticleId and first_seen_at = @FirstSeenAt and number = @Revision - 1;
        update monitor.article set revision = @Revision, revised_at = now() where id = @ArticleId and first_seen_at = @FirstSeenAt;
        update monitor.identity set revision = @Revision where article_id = @ArticleId
        """;

    /// <summary>Records what a look has shown.</summary>
    /// <param name="lease">Whoever has lost it stores nothing.</param>
    /// <param name="sources">The sources of the active set, by key.</param>
    /// <param name="rules">The active rules, for the labels of an event.</param>
    /// <param name="missing">Why the page is missing; null when it is there.</param>
    /// <param name="visit">The requests.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <returns>Null when the lease was lost, or the article has left the database.</returns>
    /// <exception cref="NpgsqlException">The database failed; whether the commit went through is unknown. Doing it all again is safe.</exception>
    public async Task<RecheckResult?> EndAsync(
        LeasedPage lease,
        IReadOnlyDictionary<string, Source> sources,
        RuleSetStamp rules,
        PageMissing? missing,
        PageVisit visit,
        CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);

        var known = (await step.QueryAsync<Presence>(LockSql, new { lease.ArticleId, lease.FirstSeenAt })).SingleOrDefault();
        RecheckResult? result = null;
        if (await PageEnd.StillLeasedAsync(step, lease) && known is not null)
        {
            result = Recheck.Of(missing is not null, known.Value);
            await WriteAsync(step, lease, result.Value, known.Value, missing is not null);
            if (result is RecheckResult.Withdrawn or RecheckResult.Restored)
            {
                await ReviseAsync(step, lease, sources, rules, missing);
            }

            await PageEnd.CountAsync(step, lease, visit);
        }

        await PageEnd.ReleaseHostAsync(step, lease, visit);
        await transaction.CommitAsync(cancellationToken);
        if (result is RecheckResult.Withdrawn or RecheckResult.Restored)
        {
            bell.Ring();
        }

        return result;
    }

    private static Task<int> WriteAsync(TransactionStep step, LeasedPage lease, RecheckResult result, PagePresence before, bool isMissing) =>
        step.ExecuteAsync(EndSql, new
        {
            lease.ArticleId,
            lease.FirstSeenAt,
            WasMissing = before == PagePresence.Missing,
            IsMissing = isMissing,
            IsWithdrawn = result == RecheckResult.Withdrawn || before == PagePresence.Withdrawn,
        });

    private async Task ReviseAsync(
        TransactionStep step, LeasedPage lease, IReadOnlyDictionary<string, Source> sources, RuleSetStamp rules, PageMissing? missing)
    {
        var article = await TaggedArticleQuery.ReadAsync(step, lease.ArticleId, lease.FirstSeenAt, sources);
        var revision = article.Known.Revision + 1;
        await step.ExecuteAsync(ReviseSql, new
        {
            lease.ArticleId,
            lease.FirstSeenAt,
            Revision = revision,
            Kind = missing is null ? "restored" : "withdrawn",
        });
        var stamps = await EventStamps.TakeAsync(step, 1);
        await using var batch = new StatementBatch(step);
        new EventAppender(batch, events, rules).Append(article, missing, stamps);
        await batch.ExecuteAsync();
    }

    private sealed class Presence
    {
        public bool IsMissing { get; init; }

        public bool IsWithdrawn { get; init; }

        public PagePresence Value => IsWithdrawn ? PagePresence.Withdrawn : IsMissing ? PagePresence.Missing : PagePresence.Present;
    }
}
