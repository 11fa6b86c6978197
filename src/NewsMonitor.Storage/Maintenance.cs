using Dapper;
using Npgsql;

namespace NewsMonitor.Storage;

/// <summary>What the database needs done from time to time.</summary>
public sealed class Maintenance(NpgsqlDataSource dataSource)
{
    /// <summary>So many months ahead have partitions: a worker may be unable to create one for a while.</summary>
    private const int MonthsAhead = 3;

    // What a robots.txt said lasts for a day; hosts that redirects and pages have led to are many over the years.
    private const string ForgetSql = """
        with robots as (
            delete from monitor.host_robots r
            where r.expires_at < now() - @Kept and not exists (select from monitor.page_task t where t.origin = r.origin)
        ), hosts as (
            delete from monitor.host h
            where h.next_allowed_at < now() - @Kept and (h.lease_until is null or h.lease_until < now())
              and not exists (select from monitor.source_poll p where p.host = h.name)
              and not exists (select from monitor.page_task t where t.host = h.name)
            returning 1
        )
        select count(*)::int from hosts
        """;

    /// <summary>So long after anybody needed it, what is known of a host is forgotten.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Forgets hosts, and what their robots.txt said, that no source and no page has needed for a week; returns how many hosts.</summary>
    public async Task<int> ForgetHostsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(ForgetSql, new { Kept }, cancellationToken: cancellationToken));
    }

    /// <summary>Creates the partitions of this and the coming months; returns the names of those it created.</summary>
    public async Task<IReadOnlyList<string>> EnsurePartitionsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string[]>(new CommandDefinition(
            "select monitor.ensure_partitions(@MonthsAhead)", new { MonthsAhead }, cancellationToken: cancellationToken)) ?? [];
    }
}
