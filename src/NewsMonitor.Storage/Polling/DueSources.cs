using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>Hands out due sources. Any number of workers may ask: each source, and each host, is leased to one of them at a time.</summary>
public sealed class DueSources(NpgsqlDataSource dataSource)
{
    /// <summary>Sources that were due for longer than this are anybody's: whoever should have taken them is busy, or gone.</summary>
    private static readonly TimeSpan OwnFirst = TimeSpan.FromSeconds(10);

    // The host is locked before the source, one source per host, and both with SKIP LOCKED: workers never wait for each other.
    // All times are the database's. An expired lease is free; its old holder is stopped by the higher token.
    // More candidates are looked at than are wanted, as several may share a host: but not all that are due, of which there may be thousands.
    // Hosts that are taken are gathered once and passed over ("not in", a hash, whatever the planner expects): the due ones come in the order of
    // their index, and the reading ends with the last candidate. Where they are locked "is true" keeps the planner from that index: it expects
    // one due source, and would read all of them, once for each candidate.
    private const string ClaimSql = $"""
        with candidate as materialized (
            select p.source_id, p.host, p.next_due_at
            from monitor.source_poll p
            where p.next_due_at <= now() and (p.lease_until is null or p.lease_until < now())
              and p.host not in (select h.name from monitor.host h where h.next_allowed_at > now() or h.lease_until >= now())
              and (p.next_due_at < now() - @OwnFirst or mod(hashtext(p.host)::bigint + 2147483648, @Workers) = @Rank)
            order by p.next_due_at
            limit @Limit * 4
        ), first_of_host as materialized (
            select distinct on (host) source_id, host, next_due_at from candidate order by host, next_due_at, source_id
        ), free_host as materialized (
            select c.source_id, h.name, h.throttled
            from first_of_host c join monitor.host h on h.name = c.host
            where h.next_allowed_at <= now() and (h.lease_until is null or h.lease_until < now())
            order by c.next_due_at
            limit @Limit
            for update of h skip locked
        ), free_source as materialized (
            select p.source_id, p.host, h.throttled, nextval('monitor.lease_token') as token
            from free_host h join monitor.source_poll p on p.source_id = h.source_id and p.host = h.name
            where (p.next_due_at <= now()) is true and (p.lease_until is null or p.lease_until < now())
            for update of p skip locked
        ), leased_host as (
            update monitor.host h set lease_until = now() + @Lease, lease_token = f.token from free_source f where h.name = f.host
        )
        update monitor.source_poll p
        set lease_until = now() + @Lease, lease_token = f.token, last_attempt_at = now()
        from free_source f join monitor.source s on s.id = f.source_id
            left join monitor.source_rhythm r on r.source_id = f.source_id
        where p.source_id = f.source_id
        returning f.throttled, {LeaseRow.Columns}
        """;

    // An import asks nobody's host; it only keeps the source's polls away while it writes.
    private const string ClaimOneSql = $"""
        update monitor.source_poll p
        set lease_until = now() + @Lease, lease_token = nextval('monitor.lease_token')
        from monitor.source s left join monitor.source_rhythm r on r.source_id = s.id
        where s.id = p.source_id and s.key = @Key and (p.lease_until is null or p.lease_until < now())
        returning {LeaseRow.Columns}
        """;

    private const string CountSql = """
        select count(*)::int from monitor.source_poll p join monitor.host h on h.name = p.host
        where p.next_due_at <= now() and (p.lease_until is null or p.lease_until < now()) and h.next_allowed_at <= now() + @Soon
        """;

    /// <summary>Leases due sources, the longest due first, at most one per host.</summary>
    /// <param name="limit">At most so many; at least 1.</param>
    /// <param name="lease">How long the caller may take; longer than a fetch and its intake can last.</param>
    /// <param name="share">Which sources are the caller's before they are anybody's.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<LeasedSource>> ClaimAsync(int limit, TimeSpan lease, WorkShare share, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(share);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<LeaseRow>(new CommandDefinition(
            ClaimSql, new { Limit = limit, Lease = lease, OwnFirst, share.Workers, share.Rank }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToLease())];
    }

    /// <summary>Leases one source for an import; null when it is leased to somebody else or unknown.</summary>
    public async Task<LeasedSource?> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<LeaseRow>(new CommandDefinition(
            ClaimOneSql, new { Key = key, Lease = lease }, cancellationToken: cancellationToken));
        return row?.ToLease();
    }

    /// <summary>How many sources are due and leased to nobody, whose hosts may be asked soon.</summary>
    /// <param name="soon">A host that wants to be left alone for longer than this does not count.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<int> CountAsync(TimeSpan soon, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(CountSql, new { Soon = soon }, cancellationToken: cancellationToken));
    }
}
