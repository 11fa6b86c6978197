using Dapper;
using Npgsql;

namespace NewsMonitor.Storage;

/// <summary>One connection in one transaction, handed from step to step.</summary>
internal sealed record TransactionStep(NpgsqlConnection Connection, NpgsqlTransaction Transaction, CancellationToken CancellationToken)
{
    public Task<int> ExecuteAsync(string sql, object parameters) => Connection.ExecuteAsync(Command(sql, parameters));

    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object parameters) => Connection.QueryAsync<T>(Command(sql, parameters));

    public Task<T?> ScalarAsync<T>(string sql, object parameters) => Connection.ExecuteScalarAsync<T>(Command(sql, parameters));

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: CancellationToken);
}
