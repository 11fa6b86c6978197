using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Pages;
using NewsMonitor.Storage.Polling;
using Npgsql;

namespace NewsMonitor.Storage.Intake;

/// <summary>Stores one fetch in one transaction: its row, articles, revisions, tags, and the events with the orders to send them.</summary>
/// <remarks>
/// Three round trips, as a poll that waits for its turn at each of them holds its locks meanwhile: what claims, what the claims' answers are
/// needed for, and the commit.
/// </remarks>
public sealed class IntakeStore(NpgsqlDataSource dataSource, IArticleEventWriter events, OutboxBell bell)
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

        var identities = new IdentityWriter(plan);
        var (outcome, claimed) = await ClaimAsync(step, lease, fetch, plan, identities);
        if (claimed is null)
        {
            return outcome;
        }

        await using var batch = new StatementBatch(step);
        identities.Distrust(batch);
        new PageOrders(batch, lease, source, fetch).Place(claimed.Articles, plan.Revised);

        var articles = new ArticleWriter(batch, lease.SourceId, claimed.FetchId, fetch);
        articles.Add(claimed.Articles);
        articles.Revise(plan.Revised);
        articles.Sight(claimed.Articles, plan.Sightings);
        articles.Quarantine(plan.Quarantined);
        new EventAppender(batch, events, fetch.Rules).Append(source, claimed.Articles, plan.Revised, fetch.Backfill, claimed.Stamps);

        if (fetch.Import)
        {
            PollEnd.Release(batch, lease);
        }
        else
        {
            PollEnd.Success(batch, lease, fetch.Validators, fetch.Timing, fetch.Lesson, broughtNew: plan.New.Count > 0);
            PollEnd.Count(batch, lease, fetch.Effort);
        }

        await batch.ExecuteAsync();
        await transaction.CommitAsync(cancellationToken);
        if (claimed.Stamps.Count > 0)
        {
            bell.Ring();
        }

        return outcome;
    }

    /// <summary>Checks the lease, then claims what another worker might claim as well. Without the lease all of it is rolled back.</summary>
    private static async Task<(IntakeOutcome Outcome, Claimed? Claimed)> ClaimAsync(
        TransactionStep step, LeasedSource lease, FetchFacts fetch, IntakePlan plan, IdentityWriter identities)
    {
        var events = EventStamps.Count(plan);
        await using var batch = new StatementBatch(step);
        PollEnd.CheckLease(batch, lease);
        FetchRow.Insert(batch, lease, fetch, plan.Counts);
        identities.Claim(batch);
        EventStamps.Take(batch, events);

        await using var answers = await batch.ReadAsync();
        if (!await answers.ReadAsync(step.CancellationToken))
        {
            return (IntakeOutcome.LeaseLost, null);
        }

        await answers.NextResultAsync(step.CancellationToken);
        await answers.ReadAsync(step.CancellationToken);
        var fetchId = answers.GetInt64(0);
        await answers.NextResultAsync(step.CancellationToken);
        return await identities.ReadAsync(answers, step.CancellationToken) is { } articles
            ? (IntakeOutcome.Committed, new Claimed(fetchId, articles, await EventStamps.ReadAsync(answers, events, step.CancellationToken)))
            : (IntakeOutcome.Overtaken, null);
    }

    private sealed record Claimed(long FetchId, IReadOnlyList<StoredArticle> Articles, IReadOnlyList<EventStamp> Stamps);
}

/// <summary>A new article with the internal key that the database gave it.</summary>
internal sealed record StoredArticle(long Id, DateTimeOffset FirstSeenAt, NewArticle Article);
