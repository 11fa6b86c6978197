using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Pages;
using NewsMonitor.Storage.Polling;
using Npgsql;

namespace NewsMonitor.Storage.Intake;

/// <summary>Stores one fetch in one transaction: its row, articles, revisions, tags, and the events with the orders to send them.</summary>
public sealed class IntakeStore(NpgsqlDataSource dataSource, IArticleEventWriter events)
{
    /// <summary>Stores a plan, or nothing.</summary>
    /// <param name="lease">Checked first: whoever has lost it stores nothing.</param>
    /// <param name="source">The source that was fetched.</param>
    /// <param name="fetch">How it was fetched.</param>
    /// <param name="plan">What to store.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <exception cref="NpgsqlException">The database failed; whether the commit went through is unknown. Doing it all again is safe.</exception>
    public async Task<IntakeOutcome> StoreAsync(
        LeasedSource lease, Source source, FetchFacts fetch, IntakePlan plan, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);

        if (!await PollEnd.StillLeasedAsync(step, lease))
        {
            return IntakeOutcome.LeaseLost;
        }

        var fetchId = await FetchRow.InsertAsync(step, lease, fetch, plan.Counts);
        var identities = new IdentityWriter(step);
        var newArticles = await identities.AddAsync(plan.New);
        if (newArticles is null || !await identities.AddKeysAsync(newArticles, plan.AddedKeys) || !await identities.ReviseAsync(plan.Revised))
        {
            return IntakeOutcome.Overtaken;
        }

        await identities.DistrustAsync(plan.DistrustedKeys);
        await new PageOrders(step, lease, source, fetch).PlaceAsync(newArticles, plan.Revised);

        var articles = new ArticleWriter(step, lease.SourceId, fetchId, fetch);
        await articles.AddAsync(newArticles);
        await articles.ReviseAsync(plan.Revised);
        await articles.SightAsync(newArticles, plan.Sightings);
        await articles.QuarantineAsync(plan.Quarantined);
        await new EventAppender(step, events, source, fetch.Rules).AppendAsync(newArticles, plan.Revised, fetch.Backfill);

        if (fetch.Import)
        {
            await PollEnd.ReleaseAsync(step, lease);
        }
        else
        {
            await PollEnd.SuccessAsync(step, lease, fetch.Validators, fetch.Timing, fetch.Lesson, broughtNew: plan.New.Count > 0);
            await PollEnd.CountAsync(step, lease, fetch.Effort);
        }

        await transaction.CommitAsync(cancellationToken);
        return IntakeOutcome.Committed;
    }
}

/// <summary>A new article with the internal key that the database gave it.</summary>
internal sealed record StoredArticle(long Id, DateTimeOffset FirstSeenAt, NewArticle Article);
