using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>Leases of single hosts, for whoever is sent from the host it holds to another: the gap and the one request at a time hold there as well.</summary>
public sealed class HostSlots(NpgsqlDataSource dataSource)
{
    private const string AddSql = "insert into monitor.host (name) values (@Host) on conflict do nothing";

    private const string TakeSql = """
        update monitor.host set lease_until = now() + @Lease, lease_token = @Token
        where name = @Host and next_allowed_at <= now() and (lease_until is null or lease_until < now())
        """;

    // A lease lasts at the longest as long as it says, and mostly a moment: only the gap is known.
    private const string WaitSql = "select greatest(next_allowed_at - now(), interval '0') from monitor.host where name = @Host and next_allowed_at > '-infinity'";

    private const string ReleaseSql = """
        update monitor.host set lease_until = null, next_allowed_at = now() + greatest(@Gap, crawl_delay) where name = any(@Hosts) and lease_token = @Token
        """;

    /// <summary>Leases a host under the token of a lease that the caller has.</summary>
    /// <returns>Null when it is the caller's now; else how long it is to be left alone, 0 when somebody asks it at this moment.</returns>
    public async Task<TimeSpan?> TakeAsync(string host, long token, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var parameters = new { Host = host, Token = token, Lease = lease };
        await connection.ExecuteAsync(new CommandDefinition(AddSql, parameters, cancellationToken: cancellationToken));
        return await connection.ExecuteAsync(new CommandDefinition(TakeSql, parameters, cancellationToken: cancellationToken)) == 1
            ? null
            : await connection.ExecuteScalarAsync<TimeSpan?>(new CommandDefinition(WaitSql, parameters, cancellationToken: cancellationToken)) ?? TimeSpan.Zero;
    }

    /// <summary>Gives hosts back; those whose lease was lost meanwhile are left as they are.</summary>
    /// <param name="hosts">Their names.</param>
    /// <param name="token">What they were leased under.</param>
    /// <param name="gap">How long they are left alone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task ReleaseAsync(IReadOnlyCollection<string> hosts, long token, TimeSpan gap, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            ReleaseSql, new { Hosts = hosts.ToArray(), Token = token, Gap = gap }, cancellationToken: cancellationToken));
    }
}
