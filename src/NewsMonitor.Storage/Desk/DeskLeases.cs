using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Desk;

/// <summary>Who leads the desk: one worker at a time, by the clock of the database.</summary>
/// <remarks>
/// A transaction of the desk holds the row of the lease until it ends, so that nobody takes over in the middle of it. A worker that freezes there
/// would hold it for ever: the server ends such a session.
/// </remarks>
public sealed class DeskLeases(NpgsqlDataSource dataSource)
{
    /// <summary>How long a leader that is not heard of stays leader.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private const string TakeSql = """
        with free as materialized (select single from monitor.desk_lease where lease_until <= clock_timestamp() for update skip locked)
        update monitor.desk_lease l set holder = @Holder, token = l.token + 1, lease_until = clock_timestamp() + @Length
        from free where l.single = free.single
        returning l.token
        """;

    private const string HoldSql = """
        set local idle_in_transaction_session_timeout = '8s';
        update monitor.desk_lease set lease_until = clock_timestamp() + @Length
        where token = @Token and lease_until > clock_timestamp()
        returning clock_timestamp()
        """;

    private const string ReleaseSql = "update monitor.desk_lease set lease_until = '-infinity' where token = @Token and lease_until > clock_timestamp()";

    /// <summary>Takes the lease if nobody has it.</summary>
    /// <param name="holder">For people who look at the table.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The fencing token; null while another worker leads.</returns>
    public async Task<long?> TakeAsync(string holder, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(
            new CommandDefinition(TakeSql, new { Holder = holder, Length }, cancellationToken: cancellationToken));
    }

    /// <summary>Renews the lease.</summary>
    /// <returns>False when it has ended, or another worker has it.</returns>
    public async Task<bool> RenewAsync(long token, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var now = await HoldAsync(new TransactionStep(connection, transaction, cancellationToken), token);
        await transaction.CommitAsync(cancellationToken);
        return now is not null;
    }

    /// <summary>Gives the lease back, so that another worker need not wait for its end.</summary>
    public async Task ReleaseAsync(long token, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(ReleaseSql, new { Token = token }, cancellationToken: cancellationToken));
    }

    /// <summary>The first statement of every transaction of the desk: renews the lease and holds its row.</summary>
    /// <returns>Clock of the database; null when the lease was lost: nothing may be committed.</returns>
    internal static async Task<DateTimeOffset?> HoldAsync(TransactionStep step, long token) =>
        (await step.QueryAsync<DateTime>(HoldSql, new { Token = token, Length })).Select(now => (DateTimeOffset?)now).SingleOrDefault();
}
