using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Reporting;

/// <summary>Asks how the sources are.</summary>
public sealed class SourceHealthQuery(NpgsqlDataSource dataSource)
{
    private const string StateColumn = "case when state = 'ok' and moved_to is not null then 'moved' else state end as state";

    private const string ListSql = $"""
        select key, name, url, {StateColumn}, why, last_success_at, last_attempt_at, last_new_at, nullif(next_due_at, 'infinity') as next_due_at,
               expected_by, failing_since, failures, failure, moved_to
        from report.source
        """;

    private const string CountSql = $"""
        select state, count(*)::int as count from (select {StateColumn} from report.source) s group by state
        """;

    /// <summary>All sources, retired ones included, in no order, with the time at which they were so.</summary>
    public async Task<(DateTime At, IReadOnlyList<SourceHealth> Sources)> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var at = await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition("select now()", cancellationToken: cancellationToken));
        return (at, [.. await connection.QueryAsync<SourceHealth>(new CommandDefinition(ListSql, cancellationToken: cancellationToken))]);
    }

    /// <summary>How many sources are in each state; states without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountByStateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var counts = await connection.QueryAsync<(string State, int Count)>(new CommandDefinition(CountSql, cancellationToken: cancellationToken));
        return counts.ToDictionary(count => count.State, count => count.Count, StringComparer.Ordinal);
    }
}
