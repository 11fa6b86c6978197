using Dapper;
using NewsMonitor.Core.Fetching;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>Hands out due sources. Any number of workers may ask: each source, and each host, is leased to one of them at a time.</summary>
public sealed class DueSources(NpgsqlDataSource dataSource)
{
    // The host is locked before the source, one source per host, and both with SKIP LOCKED: workers never wait for each other.
    // All times are the database's. An expired lease is free; its old holder is stopped by the higher token.
    private const string ClaimSql = """
        with candidate as materialized (
            select distinct on (p.host) p.source_id, p.host, p.next_due_at
            from monitor.source_poll p join monitor.source s on s.id = p.source_id
            where s.retired_at is null and p.next_due_at <= now() and (p.lease_until is null or p.lease_until < now())
            order by p.host, p.next_due_at, p.source_id
        ), free_host as materialized (
            select h.name
            from monitor.host h join candidate c on c.host = h.name
            where h.next_allowed_at <= now() and (h.lease_until is null or h.lease_until < now())
            order by c.next_due_at
            limit @Limit
            for update of h skip locked
        ), free_source as materialized (
            select p.source_id, p.host, nextval('monitor.lease_token') as token
            from monitor.source_poll p join candidate c on c.source_id = p.source_id join free_host h on h.name = p.host
            where p.next_due_at <= now() and (p.lease_until is null or p.lease_until < now())
            for update of p skip locked
        ), leased_host as (
            update monitor.host h set lease_until = now() + @Lease, lease_token = f.token from free_source f where h.name = f.host
        )
        update monitor.source_poll p
        set lease_until = now() + @Lease, lease_token = f.token, last_attempt_at = now()
        from free_source f join monitor.source s on s.id = f.source_id
        where p.source_id = f.source_id
        returning p.source_id, s.key, p.lease_token, p.etag, p.last_modified, p.body_hash, p.failures,
            p.first_success_at is null as first_fetch, now() as claimed_at
        """;

    // An import asks nobody's host; it only keeps the source's polls away while it writes.
    private const string ClaimOneSql = """
        update monitor.source_poll p
        set lease_until = now() + @Lease, lease_token = nextval('monitor.lease_token')
        from monitor.source s
        where s.id = p.source_id and s.key = @Key and (p.lease_until is null or p.lease_until < now())
        returning p.source_id, s.key, p.lease_token, p.etag, p.last_modified, p.body_hash, p.failures,
            p.first_success_at is null as first_fetch, now() as claimed_at
        """;

    private const string CountSql = """
        select count(*)::int from monitor.source_poll p join monitor.source s on s.id = p.source_id
        where s.retired_at is null and p.next_due_at <= now() and (p.lease_until is null or p.lease_until < now())
        """;

    /// <summary>Leases due sources, the longest due first, at most one per host.</summary>
    /// <param name="limit">At most so many; at least 1.</param>
    /// <param name="lease">How long the caller may take; longer than a fetch and its intake can last.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<LeasedSource>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<LeaseRow>(new CommandDefinition(
            ClaimSql, new { Limit = limit, Lease = lease }, cancellationToken: cancellationToken));
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

    /// <summary>How many sources are due and leased to nobody, whether or not their hosts are free.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(CountSql, cancellationToken: cancellationToken));
    }

    private sealed class LeaseRow
    {
        public int SourceId { get; init; }

        public string Key { get; init; } = "";

        public long LeaseToken { get; init; }

        public string? Etag { get; init; }

        public string? LastModified { get; init; }

        public byte[]? BodyHash { get; init; }

        public int Failures { get; init; }

        public bool FirstFetch { get; init; }

        public DateTime ClaimedAt { get; init; }

        public LeasedSource ToLease() =>
            new(SourceId, Key, LeaseToken, new Validators(Etag, LastModified, BodyHash), Failures, FirstFetch, ClaimedAt);
    }
}

/// <summary>A source that the caller alone may fetch until the lease ends.</summary>
/// <param name="SourceId">Internal key.</param>
/// <param name="Key">Key of the source.</param>
/// <param name="Token">Proves the lease; whoever leases it next has a higher one.</param>
/// <param name="Validators">What to ask with.</param>
/// <param name="Failures">Failures in a row so far.</param>
/// <param name="FirstFetch">True until the first success: what comes is backfill.</param>
/// <param name="ClaimedAt">Database clock at the claim.</param>
public sealed record LeasedSource(
    int SourceId, string Key, long Token, Validators Validators, int Failures, bool FirstFetch, DateTimeOffset ClaimedAt);
