using Dapper;
using NewsMonitor.Core.Events;
using Npgsql;

namespace NewsMonitor.Storage.Events;

/// <summary>Reads the event log in the order of its numbers, for a replay.</summary>
public sealed class EventHistory(NpgsqlDataSource dataSource)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private const string PageSql = $"""
        select {StoredEventRow.Columns}, e.recorded_at, e.sequence
        from monitor.event e
        where e.sequence > @After and e.sequence <= @Last and e.recorded_at >= @Since and (@Until::timestamptz is null or e.recorded_at < @Until)
          and (e.routing_key || '.' ~ @Pattern or exists (select from unnest(e.cc_keys) as k where k || '.' ~ @Pattern))
        order by e.sequence
        limit @Limit
        """;

    /// <summary>The number up to which the log is complete: nothing at or below it is still being written.</summary>
    /// <remarks>Numbers are taken before the commit. So the transactions that may hold lower ones are waited for; they take moments.</remarks>
    /// <exception cref="TimeoutException">One of them takes longer than a minute.</exception>
    public async Task<long> CompleteUpToAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var last = await ScalarAsync<long>("select last_value from monitor.event_sequence");
        var now = await ScalarAsync<string>("select pg_current_xact_id()::text");
        var started = clock.GetTimestamp();
        while (!await ScalarAsync<bool>($"select pg_snapshot_xmin(pg_current_snapshot()) > '{now}'::xid8"))
        {
            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"A transaction that writes is open in this PostgreSQL for {Patience.TotalSeconds:F0} s (pg_stat_activity tells whose); it may hold events.");
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        return last;

        async Task<T> ScalarAsync<T>(string sql) =>
            (await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, cancellationToken: cancellationToken)))!;
    }

    /// <summary>The next events of a choice, by their numbers.</summary>
    /// <param name="choice">Which events.</param>
    /// <param name="after">Number of the last one that is known already; 0 for none.</param>
    /// <param name="last">Where to end, see <see cref="CompleteUpToAsync"/>.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(EventChoice choice, long after, long last, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            PageSql,
            new
            {
                After = after,
                Last = last,
                Since = choice.Since.UtcDateTime,
                Until = choice.Until?.UtcDateTime,
                Pattern = choice.Key.Expression,
                Limit = limit,
            },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new LoggedEvent(row.Sequence, row.RecordedAt, row.ToEvent()))];
    }

    private sealed class Row : StoredEventRow
    {
        public long Sequence { get; init; }
    }
}

/// <summary>Which events of the log.</summary>
/// <param name="Since">Recorded at or after this time.</param>
/// <param name="Until">Recorded before this time; null: no end.</param>
/// <param name="Key">Matches the primary key or one of the others.</param>
public sealed record EventChoice(DateTimeOffset Since, DateTimeOffset? Until, TopicPattern Key);
