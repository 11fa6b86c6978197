using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>After a time in which nobody polled, everything is due at once: each source is given one poll, and its own place in a span.</summary>
public sealed class CatchUp(NpgsqlDataSource dataSource)
{
    /// <summary>However many sources have waited, all were asked after this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>So that a dozen sources wait for a second or two, and thousands for minutes.</summary>
    private static readonly TimeSpan PerSource = TimeSpan.FromMilliseconds(150);

    // A place by the key's hash, the same at every try: a worker that starts three times in a row does not shuffle them.
    private const string SpreadSql = """
        with waiting as materialized (
            select p.source_id, s.key, least(@Longest, count(*) over () * @PerSource) as span
            from monitor.source_poll p join monitor.source s on s.id = p.source_id
            where p.next_due_at <= now() and (p.lease_until is null or p.lease_until < now())
        )
        update monitor.source_poll p
        set next_due_at = now() + w.span * (('x' || left(md5(w.key), 7))::bit(28)::int / 268435456.0)
        from waiting w where p.source_id = w.source_id
        """;

    /// <summary>Spreads all that is due over the next minutes.</summary>
    /// <returns>How many sources have waited.</returns>
    public async Task<int> SpreadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(SpreadSql, new { Longest, PerSource }, cancellationToken: cancellationToken));
    }
}
