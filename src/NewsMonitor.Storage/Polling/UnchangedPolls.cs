using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>Ends polls that found nothing changed, many in one statement: they are most of all polls, and one by one they would cost most of all.</summary>
public sealed class UnchangedPolls(NpgsqlDataSource dataSource)
{
    // A lease that was lost drops out at the first step, and with it all that follows.
    private const string EndSql = """
        with given as materialized (
            select * from unnest(
                @SourceIds, @Tokens, @NextPolls, @ETags, @LastModified, @BodyHashes::bytea[], @Requests, @Bytes,
                @MovedTo, @MovedSeen, @MovedSince::timestamptz[], @MovedLast::timestamptz[])
            as g (source_id, token, next_poll, etag, last_modified, body_hash, requests, bytes, moved_to, moved_seen, moved_since, moved_last_at)
        ), ended as (
            update monitor.source_poll p set
                lease_until = null, next_due_at = now() + g.next_poll, etag = g.etag, last_modified = g.last_modified, body_hash = g.body_hash,
                first_success_at = coalesce(p.first_success_at, now()), last_success_at = now(),
                moved_to = g.moved_to, moved_seen = g.moved_seen, moved_since = g.moved_since, moved_last_at = g.moved_last_at,
                gap = null, failures = 0, failing_since = null, parked_at = null, failure = null, failure_message = null
            from given g
            where p.source_id = g.source_id and p.lease_token = g.token and p.lease_until > now()
            returning p.source_id, p.host, g.token, g.requests, g.bytes
        ), released as (
            update monitor.host h set lease_until = null, next_allowed_at = now() + greatest(@HostGap, h.crawl_delay), throttled = 0
            from ended e where h.name = e.host and h.lease_token = e.token
        ), counted as (
            insert into monitor.source_day as d (source_id, day, polls, unchanged, requests, bytes)
            select e.source_id, (now() at time zone 'UTC')::date, 1, 1, e.requests, e.bytes from ended e
            on conflict (source_id, day) do update set
                polls = d.polls + 1, unchanged = d.unchanged + 1, requests = d.requests + excluded.requests, bytes = d.bytes + excluded.bytes
        )
        select source_id from ended
        """;

    /// <summary>Ends the polls in one transaction.</summary>
    /// <param name="polls">At least one; no source twice.</param>
    /// <param name="hostGap">How long their hosts are left alone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Those whose lease was lost: of them nothing was recorded.</returns>
    public async Task<IReadOnlyList<UnchangedPoll>> EndAsync(IReadOnlyList<UnchangedPoll> polls, TimeSpan hostGap, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var ended = (await connection.QueryAsync<int>(new CommandDefinition(EndSql, Columns(polls, hostGap), cancellationToken: cancellationToken))).ToHashSet();
        return [.. polls.Where(poll => !ended.Contains(poll.Lease.SourceId))];
    }

    private static object Columns(IReadOnlyList<UnchangedPoll> polls, TimeSpan hostGap) => new
    {
        SourceIds = polls.Select(poll => poll.Lease.SourceId).ToArray(),
        Tokens = polls.Select(poll => poll.Lease.Token).ToArray(),
        NextPolls = polls.Select(poll => poll.NextPoll).ToArray(),
        ETags = polls.Select(poll => poll.Validators.ETag).ToArray(),
        LastModified = polls.Select(poll => poll.Validators.LastModified).ToArray(),
        BodyHashes = polls.Select(poll => poll.Validators.BodyHash).ToArray(),
        Requests = polls.Select(poll => poll.Effort.Requests).ToArray(),
        Bytes = polls.Select(poll => poll.Effort.Bytes).ToArray(),
        MovedTo = polls.Select(poll => poll.Moved?.Target.AbsoluteUri).ToArray(),
        MovedSeen = polls.Select(poll => poll.Moved?.Count ?? 0).ToArray(),
        MovedSince = polls.Select(poll => poll.Moved?.FirstSeen.UtcDateTime).ToArray(),
        MovedLast = polls.Select(poll => poll.Moved?.LastSeen.UtcDateTime).ToArray(),
        HostGap = hostGap,
    };
}
