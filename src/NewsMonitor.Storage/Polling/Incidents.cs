using NewsMonitor.Core.Events;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.Storage.Events;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>
/// What an operator should know, once from its beginning to its end. Those of sources follow from the state of their polls; a review opens and
/// closes them, and has subscribers told in the same transaction: polls have nothing to do with it. Any number of workers may review, one at a time.
/// </summary>
public sealed class Incidents(NpgsqlDataSource dataSource, IOpsEventWriter writer)
{
    // A source in trouble has one incident, whose kind is the worst of what holds. It ends with the first success, or, where nothing failed, when
    // the silence does. While we are cut off nothing new is said of any source; what a source has answered since it was to bring something is no
    // silence of ours. One that asks for fewer requests is delayed, not failing.
    private const string ReviewSql = """
        with ours as materialized (
            select exists (select from monitor.incident where kind = 'outage' and closed_at is null) as cut_off
        ), state as materialized (
            select p.source_id, k.kind, k.rank, k.message, case when k.kind = 'silent' then now() else coalesce(p.failing_since, now()) end as started_at
            from monitor.source_poll p join monitor.source s on s.id = p.source_id
            cross join lateral (values
                ('parked', 4, p.parked_at is not null, p.failure || ': ' || p.failure_message),
                ('down', 3, p.parked_at is null and p.failures >= 3 and p.failing_since <= now() - interval '24 hours', p.failure || ': ' || p.failure_message),
                ('failing', 2, p.parked_at is null and p.failures >= 3 and p.failure <> 'throttled', p.failure || ': ' || p.failure_message),
                ('silent', 1, p.failures = 0 and p.expected_by < now() and p.last_success_at > p.expected_by,
                    'it answers, and has brought nothing new since ' || to_char(p.last_new_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || 'Z'),
                ('moved', 0, p.moved_seen >= @Enough and p.moved_last_at - p.moved_since >= @LongEnough, 'its address redirects for good to ' || p.moved_to),
                ('gap', 0, p.gap is not null, p.gap)
            ) k (kind, rank, holds, message)
            where k.holds and s.retired_at is null
        ), trouble as materialized (
            select distinct on (source_id) * from state where rank > 0 order by source_id, rank desc
        ), opened as (
            insert into monitor.incident (kind, source_id, message, started_at, revision, told_at)
            select * from (
                select kind, source_id, message, started_at, 0, null::timestamptz from state where rank = 0
                union all
                select t.kind, t.source_id, t.message, t.started_at, 1, now() from trouble t, ours where not ours.cut_off
            ) new order by 2, 1
            on conflict (slot, coalesce(source_id, 0)) where closed_at is null do nothing
            returning id, source_id, kind, slot, message, started_at, revision, closed_at, false as is_reminder
        ), changed as (
            update monitor.incident i set kind = t.kind, message = t.message, revision = i.revision + 1, told_at = now()
            from trouble t, monitor.incident before, ours
            where i.closed_at is null and i.slot = 'trouble' and t.source_id = i.source_id and before.id = i.id and not ours.cut_off
              and (t.kind <> i.kind and t.kind <> 'silent' or i.kind = 'down' and t.kind = 'down' and i.told_at <= now() - interval '1 day')
            returning i.id, i.source_id, i.kind, i.slot, i.message, i.started_at, i.revision, i.closed_at, before.kind = i.kind as is_reminder
        ), closed as (
            update monitor.incident i set closed_at = now(), revision = i.revision + case when i.slot = 'trouble' and s.retired_at is null then 1 else 0 end
            from monitor.source s join monitor.source_poll p on p.source_id = s.id
            where i.closed_at is null and i.source_id = s.id and (s.retired_at is not null or case i.slot
                when 'trouble' then p.failures = 0 and (i.kind <> 'silent' or not exists (select from trouble t where t.source_id = i.source_id))
                else not exists (select from state where state.source_id = i.source_id and state.kind = i.kind)
            end)
            returning i.id, i.source_id, i.kind, i.slot, i.message, i.started_at, i.revision, i.closed_at, false as is_reminder
        )
        select e.kind, e.slot, e.message, e.started_at, e.revision, e.is_reminder, e.closed_at - e.started_at as lasted, s.retired_at is not null as is_retired,
               s.key, s.name, s.url, p.failures, p.failure, p.failure_message, p.last_success_at, p.last_new_at, p.expected_by,
               nullif(p.next_due_at, 'infinity') as next_attempt_at,
               (select f.http_status::int from monitor.fetch f where f.source_id = e.source_id and e.closed_at is null and p.failures > 0
                order by f.started_at desc limit 1) as http_status,
               coalesce((select sum(f.new) from monitor.fetch f
                where f.source_id = e.source_id and e.closed_at is not null and f.started_at >= e.started_at), 0) as fetched_late,
               (select round(sum(a) / (r.weeks * 168) * extract(epoch from now() - coalesce(p.last_new_at, e.started_at)) / 3600)
                from monitor.source_rhythm r, unnest(r.arrivals) a where r.source_id = e.source_id and r.weeks > 0 group by r.weeks) as expected_missed
        from (select * from opened union all select * from changed union all select * from closed) e
            join monitor.source s on s.id = e.source_id join monitor.source_poll p on p.source_id = e.source_id
        order by s.key, e.kind
        """;

    private const string OpenOutageSql = """
        insert into monitor.incident as i (kind, message, hosts, revision, told_at) values ('outage', @Message, @Hosts, 1, now())
        on conflict (slot, coalesce(source_id, 0)) where closed_at is null do update set seen_at = now(), hosts = greatest(i.hosts, excluded.hosts)
        returning i.opened_at = now() as is_new, i.started_at
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
            update monitor.incident set closed_at = now(), revision = revision + 1, told_at = now()
            where kind = 'outage' and closed_at is null and seen_at < now() - @Confirmed
            returning closed_at - started_at as lasted, started_at, revision, coalesce(hosts, 1) as hosts, message
        )
        select c.*, exists (select from monitor.incident where kind = 'outage' and closed_at is null and seen_at >= now() - @Confirmed) as is_open
        from (select) one left join closed c on true
        """;

    /// <summary>Whoever is cut off confirms it oftener than this.</summary>
    private static readonly TimeSpan Confirmed = TimeSpan.FromSeconds(5);

    /// <summary>Opens what has begun, follows what it turns into, and closes what is over.</summary>
    /// <returns>What has changed, by source; empty most of the time.</returns>
    public Task<IReadOnlyList<SourceIncident>> ReviewAsync(CancellationToken cancellationToken) => InTransactionAsync<IReadOnlyList<SourceIncident>>(async step =>
    {
        await OpsEvents.LockAsync(step);
        var rows = (await step.QueryAsync<SourceIncidentRow>(ReviewSql, new { MovedAddress.Enough, MovedAddress.LongEnough })).ToList();
        await EventLog.AppendAsync(step, writer, [.. rows.Select(row => row.ToNews()).OfType<SourceNews>()]);
        return [.. rows.Select(row => row.ToLog()).OfType<SourceIncident>()];
    }, cancellationToken);

    /// <summary>Opens our own outage, or confirms it, and takes back the blame for the failures that led to it.</summary>
    /// <param name="message">How it was noticed.</param>
    /// <param name="hosts">How many hosts could not be reached, from 1.</param>
    /// <param name="retry">When sources are asked again that are pardoned.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>True when it was not open before.</returns>
    public Task<bool> OpenOutageAsync(string message, int hosts, TimeSpan retry, CancellationToken cancellationToken) => InTransactionAsync(async step =>
    {
        var outage = (await step.QueryAsync<OutageRow>(OpenOutageSql, new { Message = message, Hosts = hosts })).Single();
        await step.ExecuteAsync(PardonSql, new { Retry = retry, OutageDetector.Memory });
        if (outage.IsNew)
        {
            await EventLog.AppendAsync(step, writer, new OutageNews { Hosts = hosts, Message = message, StartedAt = outage.StartedAt });
        }

        return outage.IsNew;
    }, cancellationToken);

    /// <summary>Closes our own outage, unless another worker has confirmed it in the last seconds.</summary>
    public Task<OutageEnd> CloseOutageAsync(CancellationToken cancellationToken) => InTransactionAsync(async step =>
    {
        var outage = (await step.QueryAsync<OutageRow>(CloseOutageSql, new { Confirmed })).Single();
        if (outage.Lasted is { } lasted)
        {
            var news = new OutageNews { Hosts = outage.Hosts, Message = outage.Message, StartedAt = outage.StartedAt, Revision = outage.Revision, Lasted = lasted };
            await EventLog.AppendAsync(step, writer, news);
        }

        return new OutageEnd { Lasted = outage.Lasted, IsOpen = outage.IsOpen };
    }, cancellationToken);

    private async Task<T> InTransactionAsync<T>(Func<TransactionStep, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(new TransactionStep(connection, transaction, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private sealed class OutageRow
    {
        public bool IsNew { get; init; }

        public DateTime StartedAt { get; init; }

        public int Revision { get; init; }

        public int Hosts { get; init; }

        public string Message { get; init; } = "";

        public TimeSpan? Lasted { get; init; }

        public bool IsOpen { get; init; }
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
    /// <summary><c>failing</c>, <c>down</c>, <c>parked</c>, <c>silent</c>, <c>moved</c> or <c>gap</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Key of the source.</summary>
    public string Source { get; init; } = "";

    /// <summary>What happened, in one line.</summary>
    public string Message { get; init; } = "";

    /// <summary>True when it is over.</summary>
    public bool IsOver { get; init; }
}
