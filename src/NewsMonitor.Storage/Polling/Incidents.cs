using Dapper;
using NewsMonitor.Core.Scheduling;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>
/// What an operator should know, once from its beginning to its end. Those of sources follow from the state of their polls; a review opens and
/// closes them. Any number of workers may review: each opening and closing is told to one of them.
/// </summary>
public sealed class Incidents(NpgsqlDataSource dataSource)
{
    private const string ReviewSql = """
        with state as materialized (
            select p.source_id, k.kind, k.message
            from monitor.source_poll p join monitor.source s on s.id = p.source_id
            cross join lateral (values
                ('parked', p.parked_at is not null, p.failure || ': ' || p.failure_message),
                ('down', p.parked_at is null and p.failing_since <= now() - interval '24 hours', p.failure || ': ' || p.failure_message),
                ('moved', p.moved_seen >= @Enough and p.moved_last_at - p.moved_since >= @LongEnough, 'its address redirects for good to ' || p.moved_to),
                ('silent', p.failures = 0 and p.expected_by < now(),
                    'it answers, and has brought nothing new since ' || to_char(p.last_new_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || 'Z'),
                ('gap', p.gap is not null, p.gap)
            ) k (kind, holds, message)
            where k.holds and s.retired_at is null
        ), opened as (
            insert into monitor.incident (kind, source_id, message) select kind, source_id, message from state order by source_id, kind
            on conflict (kind, coalesce(source_id, 0)) where closed_at is null do nothing
            returning kind, source_id, message, null::timestamptz as closed_at
        ), closed as (
            update monitor.incident i set closed_at = now()
            where i.closed_at is null and i.source_id is not null
              and not exists (select from state where state.source_id = i.source_id and state.kind = i.kind)
            returning i.kind, i.source_id, i.message, i.closed_at
        )
        select e.kind, s.key as source, e.message, e.closed_at is not null as is_over
        from (select * from opened union all select * from closed) e join monitor.source s on s.id = e.source_id
        order by s.key, e.kind
        """;

    private const string OpenOutageSql = """
        insert into monitor.incident as i (kind, message) values ('outage', @Message)
        on conflict (kind, coalesce(source_id, 0)) where closed_at is null do update set seen_at = now()
        returning i.opened_at = now()
        """;

    // The failures of the minutes before it was noticed were ours as well.
    private const string PardonSql = """
        update monitor.source_poll p set
            failures = p.failures - 1, next_due_at = now() + @Retry,
            failing_since = case when p.failures > 1 then p.failing_since end,
            failure = case when p.failures > 1 then p.failure end, failure_message = case when p.failures > 1 then p.failure_message end
        where p.failures > 0 and p.failure in ('dns', 'connect', 'timeout') and p.last_attempt_at > now() - @Memory
          and (p.lease_until is null or p.lease_until < now())
        """;

    // Another worker may be cut off still: whoever has confirmed the outage lately keeps it open.
    private const string CloseOutageSql = """
        with closed as (
            update monitor.incident set closed_at = now()
            where kind = 'outage' and closed_at is null and seen_at < now() - @Confirmed
            returning closed_at - opened_at as lasted
        )
        select (select lasted from closed) as lasted,
               exists (select from monitor.incident where kind = 'outage' and closed_at is null and seen_at >= now() - @Confirmed) as is_open
        """;

    /// <summary>Whoever is cut off confirms it oftener than this.</summary>
    private static readonly TimeSpan Confirmed = TimeSpan.FromSeconds(5);

    /// <summary>Opens what has begun and closes what is over.</summary>
    /// <returns>What has changed, by source; empty most of the time.</returns>
    public async Task<IReadOnlyList<SourceIncident>> ReviewAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<SourceIncident>(new CommandDefinition(
            ReviewSql, new { MovedAddress.Enough, MovedAddress.LongEnough }, cancellationToken: cancellationToken))];
    }

    /// <summary>Opens our own outage, or confirms it, and takes back the blame for the failures that led to it.</summary>
    /// <returns>True when it was not open before.</returns>
    public async Task<bool> OpenOutageAsync(string message, TimeSpan retry, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isNew = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            OpenOutageSql, new { Message = message }, transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            PardonSql, new { Retry = retry, OutageDetector.Memory }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return isNew;
    }

    /// <summary>Closes our own outage, unless another worker has confirmed it in the last seconds.</summary>
    public async Task<OutageEnd> CloseOutageAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<OutageEnd>(new CommandDefinition(CloseOutageSql, new { Confirmed }, cancellationToken: cancellationToken));
    }
}

/// <summary>What became of an attempt to close our own outage.</summary>
public sealed record OutageEnd
{
    /// <summary>How long it lasted; null when it was not closed by this call.</summary>
    public TimeSpan? Lasted { get; init; }

    /// <summary>True when another worker keeps it open.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>An incident of a source that has begun or is over.</summary>
public sealed record SourceIncident
{
    /// <summary><c>down</c>, <c>parked</c>, <c>moved</c>, <c>silent</c> or <c>gap</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Key of the source.</summary>
    public string Source { get; init; } = "";

    /// <summary>What happened, in one line.</summary>
    public string Message { get; init; } = "";

    /// <summary>True when it is over.</summary>
    public bool IsOver { get; init; }
}
