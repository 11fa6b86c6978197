using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Events;

/// <summary>The outbox as an operator sees it: what waits, what is parked, and why.</summary>
public sealed class OutboxReview(NpgsqlDataSource dataSource)
{
    private const string SummarySql = """
        select count(*) filter (where state = 'pending') as waiting,
               count(*) filter (where state = 'parked') as parked,
               coalesce(extract(epoch from clock_timestamp() - min(recorded_at) filter (where state = 'pending')), 0)::float8 as oldest_seconds
        from monitor.outbox
        """;

    private const string UnsentSql = """
        select o.event_id as id, k.type, k.subject, o.state, o.recorded_at, o.attempts, o.next_attempt_at, o.reason,
               extract(epoch from clock_timestamp() - o.recorded_at)::float8 as age_seconds
        from monitor.outbox o join monitor.event_key k on k.id = o.event_id
        """;

    private const string RetrySql = """
        update monitor.outbox set state = 'pending', attempts = 0, next_attempt_at = now(), reason = null
        where state = 'parked' and (@Ids::uuid[] is null or event_id = any(@Ids))
        """;

    /// <summary>How many events wait and are parked, and how old the oldest is that waits.</summary>
    public async Task<OutboxSummary> SummaryAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<OutboxSummary>(new CommandDefinition(SummarySql, cancellationToken: cancellationToken));
    }

    /// <summary>Parked events, oldest first.</summary>
    public Task<IReadOnlyList<UnsentEvent>> ParkedAsync(int limit, CancellationToken cancellationToken) =>
        QueryAsync($"{UnsentSql} where o.state = 'parked' order by o.recorded_at, o.event_id limit @Limit", new { Limit = limit }, cancellationToken);

    /// <summary>One event that is not sent; null when it was, or never was one.</summary>
    public async Task<UnsentEvent?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync($"{UnsentSql} where o.event_id = @Id", new { Id = id }, cancellationToken)).SingleOrDefault();

    /// <summary>Lets parked events be tried again, as if for the first time.</summary>
    /// <param name="ids">Which; null for all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many were parked.</returns>
    public async Task<int> RetryAsync(IReadOnlyCollection<Guid>? ids, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(RetrySql, new { Ids = ids?.ToArray() }, cancellationToken: cancellationToken));
    }

    private async Task<IReadOnlyList<UnsentEvent>> QueryAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<UnsentEvent>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))];
    }
}

/// <summary>The outbox in numbers.</summary>
/// <param name="Waiting">Events that wait to be sent, those under way among them.</param>
/// <param name="Parked">Events that could not be sent as they are.</param>
/// <param name="OldestSeconds">Age of the oldest that waits, parked ones not counted; 0 when none waits.</param>
public sealed record OutboxSummary(long Waiting, long Parked, double OldestSeconds);

/// <summary>An event that is not sent.</summary>
public sealed class UnsentEvent
{
    /// <summary>CloudEvents id.</summary>
    public Guid Id { get; init; }

    /// <summary>CloudEvents type.</summary>
    public string Type { get; init; } = "";

    /// <summary>CloudEvents subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary><c>pending</c> or <c>parked</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>When it was committed, UTC.</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>Seconds since then.</summary>
    public double AgeSeconds { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next, UTC; of no meaning for a parked one.</summary>
    public DateTime NextAttemptAt { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Reason { get; init; }
}
