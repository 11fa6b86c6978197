using Dapper;
using Npgsql;

namespace NewsMonitor.Storage;

/// <summary>What the database needs done from time to time.</summary>
public sealed class Maintenance(NpgsqlDataSource dataSource)
{
    /// <summary>So many months ahead have partitions: a worker may be unable to create one for a while.</summary>
    private const int MonthsAhead = 3;

    /// <summary>Creates the partitions of this and the coming months; returns the names of those it created.</summary>
    public async Task<IReadOnlyList<string>> EnsurePartitionsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string[]>(new CommandDefinition(
            "select monitor.ensure_partitions(@MonthsAhead)", new { MonthsAhead }, cancellationToken: cancellationToken)) ?? [];
    }
}
