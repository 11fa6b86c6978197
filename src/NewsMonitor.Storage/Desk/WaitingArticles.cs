using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Desk;

/// <summary>Announced articles that the desk has not taken.</summary>
public sealed class WaitingArticles(NpgsqlDataSource dataSource)
{
    /// <summary>So often an article may fail.</summary>
    public const int Attempts = 5;

    internal const string FreshSql = """
        from monitor.identity i where i.announced_at is not null and i.desk_seq is null
            and not exists (select from monitor.desk_parked p where p.article_id = i.article_id)
        """;

    internal const string RetrySql = """
        from monitor.identity i join monitor.desk_parked p on p.article_id = i.article_id
        where i.announced_at is not null and i.desk_seq is null and p.next_attempt_at <= clock_timestamp()
        """;

    // Whoever revises an article at this moment is not waited for: it is taken in the next turn.
    private const string ClaimFreshSql = $"""
        select nextval('monitor.desk_sequence') as place, c.article_id as id, c.first_seen_at
        from (select i.article_id, i.first_seen_at {FreshSql} order by i.announced_at, i.article_id limit @Limit for update of i skip locked) c
        """;

    private const string ClaimRetrySql = $"""
        select nextval('monitor.desk_sequence') as place, c.article_id as id, c.first_seen_at
        from (select i.article_id, i.first_seen_at {RetrySql} order by p.next_attempt_at limit 1 for update of i skip locked) c
        """;

    private const string NumberSql = "update monitor.identity i set desk_seq = n.place from unnest(@Ids, @Places) as n (id, place) where i.article_id = n.id";

    private const string SucceedSql = "delete from monitor.desk_parked where article_id = any(@Ids)";

    private const string FailSql = """
        insert into monitor.desk_parked as p (article_id, attempts, error, failed_at, next_attempt_at)
        values (@Id, 1, @Error, now(), now() + interval '1 second')
        on conflict (article_id) do update set
            attempts = p.attempts + 1, error = excluded.error, failed_at = now(),
            next_attempt_at = case when p.attempts + 1 >= @Attempts then 'infinity' else now() + interval '1 second' * 2 ^ p.attempts end
        returning attempts
        """;

    private const string LeaveOutSql = "update monitor.identity set desk_seq = nextval('monitor.desk_sequence') where article_id = @Id";

    private const string SummarySql = $"""
        select (select coalesce(extract(epoch from clock_timestamp() - min(i.announced_at)), 0)::float8 {FreshSql}) as oldest_seconds,
               (select count(*)::int from monitor.desk_parked where attempts >= @Attempts) as parked
        """;

    /// <summary>How long articles wait, and how many are left out.</summary>
    public async Task<DeskSummary> SummaryAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<DeskSummary>(new CommandDefinition(SummarySql, new { Attempts }, cancellationToken: cancellationToken));
    }

    /// <summary>Notes that an article could not be taken; the fifth time it is left out, so that the others go on.</summary>
    /// <param name="token">Of the leader.</param>
    /// <param name="article">Internal number.</param>
    /// <param name="error">Why; one line.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How often it has failed; null when the lease was lost.</returns>
    public async Task<int?> FailAsync(long token, long article, string error, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        if (await DeskLeases.HoldAsync(step, token) is null)
        {
            return null;
        }

        var attempts = await step.ScalarAsync<int>(FailSql, new { Id = article, Error = error, Attempts });
        if (attempts >= Attempts)
        {
            await step.ExecuteAsync(LeaveOutSql, new { Id = article });
        }

        await transaction.CommitAsync(cancellationToken);
        return attempts;
    }

    /// <summary>The next articles in the order of their announcement, each with its place in the order of the desk.</summary>
    internal static async Task<IReadOnlyList<ClaimedArticle>> ClaimAsync(TransactionStep step, int limit) =>
        [.. (await step.QueryAsync<ClaimedArticle>(ClaimFreshSql, new { Limit = limit })).OrderBy(claimed => claimed.Place)];

    /// <summary>One article that has failed before; none most of the time.</summary>
    internal static async Task<IReadOnlyList<ClaimedArticle>> ClaimRetryAsync(TransactionStep step) =>
        [.. await step.QueryAsync<ClaimedArticle>(ClaimRetrySql, new { })];

    internal static void Number(StatementBatch batch, IReadOnlyList<ClaimedArticle> claimed)
    {
        var ids = claimed.Select(article => article.Id).ToArray();
        batch.Add(NumberSql).With("Ids", ids).With("Places", claimed.Select(article => article.Place).ToArray());
        batch.Add(SucceedSql).With("Ids", ids);
    }
}

/// <summary>How the desk keeps up.</summary>
public sealed record DeskSummary
{
    /// <summary>Seconds since the oldest article was announced that was not taken; 0 when none waits.</summary>
    public double OldestSeconds { get; init; }

    /// <summary>Articles that were left out.</summary>
    public int Parked { get; init; }
}

/// <summary>An article that the transaction holds.</summary>
internal sealed class ClaimedArticle
{
    public long Id { get; init; }

    public long Place { get; init; }

    public DateTime FirstSeenAt { get; init; }
}
