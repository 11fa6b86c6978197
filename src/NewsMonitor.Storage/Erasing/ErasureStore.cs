using Dapper;
using NewsMonitor.Core.Identity;
using Npgsql;

namespace NewsMonitor.Storage.Erasing;

/// <summary>Erases articles by order: a few hundred in a transaction, so that intake and desk hardly wait, and each leaves all of its articles' words or none.</summary>
public sealed class ErasureStore(NpgsqlDataSource dataSource, TimeProvider clock)
{
    /// <summary>So often a transaction may find what it needs locked, or stand in a circle of those who wait.</summary>
    private const int Attempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string FindArticleSql = """
        select i.public_id, i.article_id as id, i.first_seen_at, i.erased_at is not null as is_erased from monitor.identity i
        where i.public_id = @PublicId or i.article_id = (select k.article_id from monitor.identity_key k where k.hash = @Hash)
        """;

    private const string FindSourceSql = "select id from monitor.source where key = @Key";

    // Both what it showed first and what lies on its own site, whoever showed it.
    private const string OfSourceSql = """
        select i.article_id as id, i.first_seen_at from monitor.identity i
        where i.erased_at is null and (i.owner_id = @Source or i.article_id in (select a.id from monitor.article a where a.source_id = @Source))
        order by i.first_seen_at, i.article_id
        """;

    private const string BeginSql = """
        insert into monitor.erasure as e (kind, subject, reason) values (@Kind, @Subject, @Reason)
        on conflict (kind, subject) where finished_at is null do update set reason = excluded.reason
        returning id
        """;

    private const string QuarantineSql = "delete from monitor.quarantine where source_id = @Source";

    private const string CountSql = """
        update monitor.erasure set
            articles = articles + @Articles, revisions = revisions + @Revisions, events = events + @Events, quoting_events = quoting_events + @QuotingEvents,
            unsent = unsent + @Unsent, stories = stories + @Stories, alerts = alerts + @Alerts, quarantined = quarantined + @Quarantined
        where id = @Id
        """;

    private const string FinishSql = "update monitor.erasure set finished_at = now() where id = @Id";

    /// <summary>Finds whose words are meant.</summary>
    /// <param name="given">Public id or link of an article, or key of a source.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null when there is no such article or source. One that was erased has no articles.</returns>
    public async Task<ErasureTarget?> FindAsync(string given, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var isId = Guid.TryParse(given, out var publicId);
        if (isId || (Uri.TryCreate(given, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"))
        {
            var hash = isId ? null : IdentityKey.OfLink(new Uri(given)).Hash;
            var article = await connection.QuerySingleOrDefaultAsync<ArticleRow>(
                Command(FindArticleSql, new { PublicId = isId ? publicId : (Guid?)null, Hash = hash }));
            return article is null ? null : new ErasureTarget(
                article.PublicId.ToString(), null, article.IsErased ? [] : [new ErasableArticle(article.Id, article.FirstSeenAt)]);
        }

        return await connection.QuerySingleOrDefaultAsync<int?>(Command(FindSourceSql, new { Key = given })) is { } source
            ? new ErasureTarget(given, source, [.. await connection.QueryAsync<ErasableArticle>(Command(OfSourceSql, new { Source = source }))])
            : null;

        // No limit: all identities are looked through.
        CommandDefinition Command(string sql, object parameters) => new(sql, parameters, commandTimeout: 0, cancellationToken: cancellationToken);
    }

    /// <summary>Records that an erasure begins, or finds the record of one that was broken off.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> BeginAsync(ErasureTarget target, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<int>(
            new CommandDefinition(BeginSql, new { target.Kind, target.Subject, Reason = reason }, cancellationToken: cancellationToken));
    }

    /// <summary>Erases articles in one transaction.</summary>
    /// <param name="erasure">Number of the record that counts them; null: nothing is kept of what is done, only its numbers are had.</param>
    /// <param name="articles">At most a few hundred.</param>
    /// <param name="cancellationToken">Stops it; the transaction is rolled back.</param>
    /// <exception cref="NpgsqlException">The database failed; doing it again is safe.</exception>
    public Task<ErasureCounts> EraseAsync(int? erasure, IReadOnlyList<ErasableArticle> articles, CancellationToken cancellationToken) =>
        InTransactionAsync(erasure, step => new ArticleErasing(step).RunAsync(articles), cancellationToken);

    /// <summary>Erases what a source has sent that could not be read.</summary>
    public Task<ErasureCounts> EraseQuarantineAsync(int? erasure, int source, CancellationToken cancellationToken) =>
        InTransactionAsync(
            erasure,
            async step => new ErasureCounts { Quarantined = await step.ExecuteAsync(QuarantineSql, new { Source = source }) },
            cancellationToken);

    /// <summary>Records that all is gone.</summary>
    public async Task FinishAsync(int erasure, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(FinishSql, new { Id = erasure }, cancellationToken: cancellationToken));
    }

    private async Task<ErasureCounts> InTransactionAsync(
        int? erasure, Func<TransactionStep, Task<ErasureCounts>> erase, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(erasure, erase, cancellationToken);
            }
            catch (PostgresException e) when (
                attempt < Attempts && e.SqlState is (PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected))
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private async Task<ErasureCounts> OnceAsync(int? erasure, Func<TransactionStep, Task<ErasureCounts>> erase, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        var counts = await erase(step);
        if (erasure is { } id)
        {
            await step.ExecuteAsync(CountSql, new
            {
                Id = id,
                counts.Articles,
                counts.Revisions,
                counts.Events,
                counts.QuotingEvents,
                counts.Unsent,
                counts.Stories,
                counts.Alerts,
                counts.Quarantined,
            });
            await transaction.CommitAsync(cancellationToken);
        }

        return counts;
    }

    private sealed class ArticleRow
    {
        public Guid PublicId { get; init; }

        public long Id { get; init; }

        public DateTime FirstSeenAt { get; init; }

        public bool IsErased { get; init; }
    }
}
