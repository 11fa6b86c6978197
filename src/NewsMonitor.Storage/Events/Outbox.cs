using Dapper;
using NewsMonitor.Core.Events;
using Npgsql;

namespace NewsMonitor.Storage.Events;

/// <summary>The outbox in Postgres. Rows are claimed by state, never by "greater than the last": a late commit has a low number.</summary>
internal sealed class Outbox(NpgsqlDataSource dataSource, IOpsEventWriter ops) : IOutbox
{
    private const string ClaimSql = $"""
        with due as (
            select event_id from monitor.outbox
            where state = 'pending' and next_attempt_at <= now() and (lease_until is null or lease_until < now())
            order by next_attempt_at, event_id
            limit @Limit
            for update skip locked
        ), leased as (
            update monitor.outbox o
            set lease_until = now() + @Lease, lease_token = (select nextval('monitor.outbox_lease_token')), attempts = attempts + 1
            from due where o.event_id = due.event_id
            returning o.event_id, o.recorded_at, o.attempts, o.lease_token
        )
        select {StoredEventRow.Columns}, l.recorded_at, l.attempts, l.lease_token
        from leased l join monitor.event e on e.id = l.event_id and e.recorded_at = l.recorded_at
        order by e.sequence
        """;

    // Reports want to know when the broker had it; one that is sent again keeps its first time.
    private const string RemoveSql = """
        with removed as (
            delete from monitor.outbox o using unnest(@Ids, @Tokens) as done (event_id, lease_token)
            where o.event_id = done.event_id and o.lease_token = done.lease_token
            returning o.event_id, o.recorded_at
        )
        insert into monitor.event_delivery (event_id, recorded_at) select event_id, recorded_at from removed
        on conflict do nothing
        """;

    private const string PostponeSql = """
        update monitor.outbox o set lease_until = null, next_attempt_at = now() + later.delay, reason = later.reason
        from unnest(@Ids, @Tokens, @Delays, @Reasons) as later (event_id, lease_token, delay, reason)
        where o.event_id = later.event_id and o.lease_token = later.lease_token
        """;

    private const string ParkSql = """
        update monitor.outbox set lease_until = null, state = 'parked', reason = @Reason
        where event_id = @Id and lease_token = @LeaseToken
        returning now()
        """;

    /// <summary>What tells that an event was parked. That it was parked itself is told by the log alone: another one would fare no better.</summary>
    private const string TellsOfParking = "monitor.outbox.parked.v1";

    public async Task<IReadOnlyList<LeasedEvent>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(ClaimSql, new { Limit = limit, Lease = lease }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToLeased())];
    }

    public Task RemoveAsync(IReadOnlyCollection<LeasedEvent> confirmed, CancellationToken cancellationToken) =>
        ExecuteAsync(
            RemoveSql,
            new
            {
                Ids = confirmed.Select(leased => leased.Event.Id).ToArray(),
                Tokens = confirmed.Select(leased => leased.LeaseToken).ToArray(),
            },
            cancellationToken);

    public Task PostponeAsync(IReadOnlyCollection<PostponedEvent> postponed, CancellationToken cancellationToken) =>
        ExecuteAsync(
            PostponeSql,
            new
            {
                Ids = postponed.Select(one => one.Leased.Event.Id).ToArray(),
                Tokens = postponed.Select(one => one.Leased.LeaseToken).ToArray(),
                Delays = postponed.Select(one => one.Delay).ToArray(),
                Reasons = postponed.Select(one => one.Reason).ToArray(),
            },
            cancellationToken);

    public async Task ParkAsync(LeasedEvent leased, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        var parkedAt = await step.ScalarAsync<DateTime?>(ParkSql, new { leased.Event.Id, leased.LeaseToken, Reason = reason });
        if (parkedAt is { } at && leased.Event.Type != TellsOfParking)
        {
            var news = new ParkedEventNews
            {
                EventId = leased.Event.Id,
                Type = leased.Event.Type,
                Reason = reason,
                Attempts = leased.Attempts,
                StartedAt = at,
            };
            await EventLog.AppendAsync(step, ops, news);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    private sealed class Row : StoredEventRow
    {
        public int Attempts { get; init; }

        public long LeaseToken { get; init; }

        public LeasedEvent ToLeased() => new(ToEvent(), Attempts, LeaseToken, RecordedAt);
    }
}
