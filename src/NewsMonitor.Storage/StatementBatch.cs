using Npgsql;

namespace NewsMonitor.Storage;

/// <summary>Statements of one transaction that go to the server together: one round trip, in the order in which they were added.</summary>
/// <remarks>For what needs no answer of another. Where one of them fails, those behind it are not run.</remarks>
internal sealed class StatementBatch(TransactionStep step) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(step.Connection, step.Transaction);

    /// <summary>Adds one statement; its parameters follow.</summary>
    public Statement Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return new Statement(command);
    }

    /// <summary>Runs them; without statements nothing is asked.</summary>
    public async Task ExecuteAsync()
    {
        if (_batch.BatchCommands.Count > 0)
        {
            await _batch.ExecuteNonQueryAsync(step.CancellationToken);
        }
    }

    /// <summary>Runs them; each of those that answer with rows has a result, in their order.</summary>
    public Task<NpgsqlDataReader> ReadAsync() => _batch.ExecuteReaderAsync(step.CancellationToken);

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}

/// <summary>A statement of a batch, and its parameters.</summary>
internal readonly record struct Statement(NpgsqlBatchCommand Command)
{
    /// <summary>Gives a parameter its value. The type that the server is told is that of <typeparamref name="T"/>, also for null.</summary>
    public Statement With<T>(string name, T value)
    {
        Command.Parameters.Add(new NpgsqlParameter<T>(name, value));
        return this;
    }
}
