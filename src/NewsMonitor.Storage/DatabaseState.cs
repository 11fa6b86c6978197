using Dapper;
using NewsMonitor.Storage.Migrations;
using Npgsql;

namespace NewsMonitor.Storage;

/// <summary>What is known of the database from outside: is it there, is its schema ours, what waits in it.</summary>
public sealed class DatabaseState(NpgsqlDataSource dataSource)
{
    /// <summary>Host, port and database, for messages; no secrets.</summary>
    public string Address { get; } = AddressOf(dataSource.ConnectionString);

    /// <summary>Compares the schema with what this version needs.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task<SchemaVersion> SchemaAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return SchemaVersion.Compare(Migrator.ScriptNames, await Migrator.AppliedAsync(connection, cancellationToken));
    }

    /// <summary>Age of the oldest event that waits to be sent, parked ones not counted; null when none waits.</summary>
    public async Task<TimeSpan?> OldestPendingEventAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<TimeSpan?>(new CommandDefinition(
            "select clock_timestamp() - min(recorded_at) from monitor.outbox where state = 'pending'", cancellationToken: cancellationToken));
    }

    private static string AddressOf(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{builder.Host}:{builder.Port}/{builder.Database}";
    }
}
