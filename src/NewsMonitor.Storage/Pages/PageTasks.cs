using Dapper;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Pages;
using Npgsql;

namespace NewsMonitor.Storage.Pages;

/// <summary>Hands out pages to be asked for. Their hosts are leased with them, as those of feeds are: whoever fetches, one request at a time.</summary>
public sealed class PageTasks(NpgsqlDataSource dataSource)
{
    /// <summary>Tasks that are given up by one statement.</summary>
    private const int MostAtOnce = 500;

    // Hosts that have tasks are found by jumping from one to the next in the index, and of each its freshest article: the cost grows with
    // those hosts, not with the tasks that wait. Then as for feeds: the host is locked before the task, and both with SKIP LOCKED.
    // Feeds come first: a host that has one due before the page could be there is left to it.
    private const string ClaimSql = """
        with recursive waiting (host) as (
            (select min(host) from monitor.page_task)
            union all
            select (select min(t.host) from monitor.page_task t where t.host > w.host) from waiting w where w.host is not null
        ), feed_due as materialized (
            select host from monitor.source_poll where next_due_at <= now() + @KeepFree
        ), candidate as materialized (
            select h.name, t.article_id, t.first_seen_at
            from waiting w join monitor.host h on h.name = w.host
            cross join lateral (
                select t.article_id, t.first_seen_at from monitor.page_task t
                where t.host = h.name and t.next_attempt_at <= now() and t.deadline_at > now() and (t.lease_until is null or t.lease_until < now())
                order by t.first_seen_at desc limit 1
            ) t
            where h.next_allowed_at <= now() and (h.lease_until is null or h.lease_until < now()) and h.name not in (select host from feed_due)
            order by t.first_seen_at desc
            limit @Limit * 4
        ), free_host as materialized (
            select h.name, h.throttled
            from monitor.host h join candidate c on c.name = h.name
            where h.next_allowed_at <= now() and (h.lease_until is null or h.lease_until < now())
            order by c.first_seen_at desc
            limit @Limit
            for update of h skip locked
        ), free_task as materialized (
            select t.article_id, t.source_id, t.host, t.origin, nextval('monitor.lease_token') as token
            from monitor.page_task t join candidate c on c.article_id = t.article_id join free_host h on h.name = t.host
            where t.next_attempt_at <= now() and (t.lease_until is null or t.lease_until < now())
            for update of t skip locked
        ), leased_host as (
            update monitor.host h set lease_until = now() + @Lease, lease_token = f.token from free_task f where h.name = f.host
        )
        update monitor.page_task t
        set lease_until = now() + @Lease, lease_token = f.token
        from free_task f join free_host h on h.name = f.host join monitor.source s on s.id = f.source_id
            left join monitor.host_robots r on r.origin = f.origin and r.expires_at > now()
        where t.article_id = f.article_id
        returning t.article_id, t.first_seen_at, t.purpose, t.revision, t.source_id, s.key as source, t.host, t.url, t.moves, t.lease_token, t.attempts, t.failure,
            h.throttled, r.rules, coalesce(r.is_temporary, false) as is_temporary, r.reservations, r.expires_at, now() as claimed_at
        """;

    private const string GiveUpSql = """
        with overdue as (
            delete from monitor.page_task
            where article_id in (
                select article_id from monitor.page_task
                where deadline_at <= now() and (lease_until is null or lease_until < now())
                order by deadline_at limit @MostAtOnce
                for update skip locked)
            returning article_id, first_seen_at, purpose, revision, failure, failure_message
        ), looked as (
            update monitor.article a set rechecks = least(rechecks + 1, 3)
            from overdue o where o.purpose = 'recheck' and a.id = o.article_id and a.first_seen_at = o.first_seen_at
        ), settled as (
            update monitor.article a
            set page_outcome = @Outcome, page_settled_at = now(), page_failure = coalesce(o.failure || ': ' || o.failure_message, 'its turn never came')
            from overdue o where o.purpose = 'text' and a.id = o.article_id and a.first_seen_at = o.first_seen_at and a.revision = o.revision
        )
        select count(*)::int from overdue
        """;

    /// <summary>Leases pages, those of the freshest articles first, at most one per host.</summary>
    /// <param name="limit">At most so many; at least 1.</param>
    /// <param name="lease">How long the caller may take; longer than a question and storing its answer can last.</param>
    /// <param name="keepFree">Hosts with a feed that is due within this time are left out: as long as a question can last, and the gap behind it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<LeasedPage>> ClaimAsync(int limit, TimeSpan lease, TimeSpan keepFree, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            ClaimSql, new { Limit = limit, Lease = lease, KeepFree = keepFree }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToLease())];
    }

    /// <summary>Settles tasks whose deadline has passed; returns how many.</summary>
    public async Task<int> GiveUpOverdueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            GiveUpSql, new { MostAtOnce, Outcome = PageOutcomes.Name(PageOutcome.GivenUp) }, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public long ArticleId { get; init; }

        public DateTime FirstSeenAt { get; init; }

        public string Purpose { get; init; } = "";

        public int Revision { get; init; }

        public int SourceId { get; init; }

        public string Source { get; init; } = "";

        public string Host { get; init; } = "";

        public string Url { get; init; } = "";

        public short Moves { get; init; }

        public long LeaseToken { get; init; }

        public int Attempts { get; init; }

        public string? Failure { get; init; }

        public int Throttled { get; init; }

        public string? Rules { get; init; }

        public bool IsTemporary { get; init; }

        public string? Reservations { get; init; }

        public DateTime? ExpiresAt { get; init; }

        public DateTime ClaimedAt { get; init; }

        public LeasedPage ToLease() => new()
        {
            ArticleId = ArticleId,
            FirstSeenAt = FirstSeenAt,
            Purpose = Purpose == "recheck" ? PagePurpose.Recheck : PagePurpose.Text,
            Revision = Revision,
            SourceId = SourceId,
            Source = Source,
            Host = Host,
            Url = new Uri(Url),
            Moves = Moves,
            Token = LeaseToken,
            Attempts = Attempts,
            Failure = FetchFailures.Of(Failure),
            Throttled = Throttled,
            Robots = Rules is null ? null : new StoredRobots(Rules, IsTemporary, Reservations, ExpiresAt!.Value),
            ClaimedAt = ClaimedAt,
        };
    }
}
