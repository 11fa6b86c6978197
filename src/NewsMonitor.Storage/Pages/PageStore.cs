using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Intake;
using Npgsql;

namespace NewsMonitor.Storage.Pages;

/// <summary>Completes an article with the text of its page, in one transaction: text, tags, and the event with the order to send it.</summary>
public sealed class PageStore(NpgsqlDataSource dataSource, IArticleEventWriter events, OutboxBell bell)
{
    private const string CompleteSql = """
        update monitor.article set
            lead = @Lead, language = @Language, text_scope = @TextScope, word_count = @WordCount,
            relevance = @Relevance, severity = @Severity, severity_because = @SeverityBecause, model_log_odds = @ModelLogOdds,
            set_number = @SetNumber, rules_hash = @RulesHash, announced_at = case when @Announce then now() else announced_at end,
            page_outcome = @Outcome, page_settled_at = now(), page_failure = null
        where id = @Id and first_seen_at = @FirstSeenAt;
        update monitor.revision set page_text = @Text, relevance = @Relevance, severity = @Severity
        where article_id = @Id and first_seen_at = @FirstSeenAt and number = @Revision;
        update monitor.identity set announced_at = now() where article_id = @Id and @Announce;
        delete from monitor.page_task where article_id = @Id
        """;

    private const string RejectSql = """
        update monitor.article set page_outcome = @Outcome, page_settled_at = now(), page_failure = @Reason where id = @Id and first_seen_at = @FirstSeenAt;
        delete from monitor.page_task where article_id = @Id
        """;

    private const string DropSql = "delete from monitor.page_task where article_id = @Id";

    /// <summary>Completes the article, or nothing.</summary>
    /// <param name="lease">Whoever has lost it stores nothing.</param>
    /// <param name="source">The source that showed the article.</param>
    /// <param name="rules">The rules that tag it.</param>
    /// <param name="plan">What the page changes about the article; null when it has no more of it than the feed.</param>
    /// <param name="visit">The requests.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <exception cref="NpgsqlException">The database failed; whether the commit went through is unknown. Doing it all again is safe.</exception>
    public async Task<PageResult> CompleteAsync(
        LeasedPage lease, Source source, RuleSetStamp rules, Func<ThinArticle, PageCompletion?> plan, PageVisit visit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);

        // Locked in the order of intake; nothing is written before the lease was checked.
        var article = await ThinArticleQuery.LockAsync(step, lease);
        var result = await PageEnd.StillLeasedAsync(step, lease)
            ? await WriteAsync(step, lease, source, rules, article, plan)
            : PageResult.LeaseLost;
        if (result != PageResult.LeaseLost)
        {
            await PageEnd.CountAsync(step, lease, visit);
        }

        await PageEnd.ReleaseHostAsync(step, lease, visit);
        await transaction.CommitAsync(cancellationToken);
        if (result == PageResult.Completed)
        {
            bell.Ring();
        }

        return result;
    }

    private async Task<PageResult> WriteAsync(
        TransactionStep step, LeasedPage lease, Source source, RuleSetStamp rules, ThinArticle? article, Func<ThinArticle, PageCompletion?> plan)
    {
        var id = lease.ArticleId;
        if (article is null)
        {
            await step.ExecuteAsync(DropSql, new { Id = id });
            return PageResult.Outdated;
        }

        if (plan(article) is not { } completion)
        {
            await step.ExecuteAsync(RejectSql, new
            {
                Id = id,
                lease.FirstSeenAt,
                Outcome = PageOutcomes.Name(PageOutcome.NoArticle),
                Reason = "the page has no more of the article than the feed",
            });
            return PageResult.NothingMore;
        }

        await step.ExecuteAsync(CompleteSql, Columns(lease, rules, completion));
        var stamps = await EventStamps.TakeAsync(step, completion.Announcement == RevisionAnnouncement.None ? 0 : 1);
        await using var batch = new StatementBatch(step);
        new TagWriter(batch, rules).Replace([new TaggedRevision(id, lease.FirstSeenAt, lease.Revision, completion.Tags)]);
        new EventAppender(batch, events, rules).Append(source, completion, stamps);
        await batch.ExecuteAsync();
        return PageResult.Completed;
    }

    private static object Columns(LeasedPage lease, RuleSetStamp rules, PageCompletion completion) => new
    {
        Id = lease.ArticleId,
        lease.FirstSeenAt,
        lease.Revision,
        completion.State.Lead,
        completion.State.Language,
        TextScope = ArticleWriter.ScopeName(completion.State.Scope),
        completion.State.WordCount,
        completion.State.Text,
        Relevance = (short)completion.Tags.Relevance,
        Severity = (short)completion.Tags.Severity.Level,
        SeverityBecause = completion.Tags.Severity.Because,
        ModelLogOdds = completion.Tags.Model?.LogOdds,
        SetNumber = rules.Set,
        RulesHash = rules.Hash,
        Outcome = PageOutcomes.Name(PageOutcome.Completed),
        Announce = completion.Announcement == RevisionAnnouncement.Detected,
    };
}

/// <summary>What became of the text of a page.</summary>
public enum PageResult
{
    /// <summary>It is the article's text now.</summary>
    Completed,

    /// <summary>It has no more of the article than the feed: recorded, and nothing stored.</summary>
    NothingMore,

    /// <summary>The article has a newer revision: nothing was stored.</summary>
    Outdated,

    /// <summary>Somebody else has leased the page, or its article was revised and ordered it anew: nothing was stored.</summary>
    LeaseLost,
}
