using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Storage.Polling;

/// <summary>The statements that end a poll: check the lease first, release source and host last.</summary>
internal static class PollEnd
{
    // Locks the row: nobody can take the lease over between this check and the commit.
    private const string StillLeasedSql = """
        select true from monitor.source_poll where source_id = @SourceId and lease_token = @Token for update
        """;

    // First of a statement that ends a poll: whoever lost the lease of the host has a lower token and changes nothing.
    private const string ReleaseHost = """
        with released as (
            update monitor.host h set lease_until = null, next_allowed_at = now() + @HostGap
            from monitor.source_poll p where p.source_id = @SourceId and h.name = p.host and h.lease_token = @Token
        )
        """;

    private const string SuccessSql = $"""
        {ReleaseHost}
        update monitor.source_poll set
            lease_until = null, next_due_at = now() + @NextPoll, etag = @ETag, last_modified = @LastModified, body_hash = @BodyHash,
            first_success_at = coalesce(first_success_at, now()), last_success_at = now(),
            last_new_at = case when @BroughtNew then now() else last_new_at end,
            failures = 0, failure = null, failure_message = null
        where source_id = @SourceId
        """;

    private const string FailureSql = $"""
        {ReleaseHost}
        update monitor.source_poll set
            lease_until = null, next_due_at = now() + @NextPoll,
            failures = failures + 1, failure = @Failure, failure_message = @Message
        where source_id = @SourceId
        """;

    private const string ReleaseSql = "update monitor.source_poll set lease_until = null where source_id = @SourceId and lease_token = @Token";

    private const string GiveBackSql = $"""
        {ReleaseHost}
        update monitor.source_poll set lease_until = null where source_id = @SourceId
        """;

    private const string CountSql = """
        insert into monitor.source_day as d (source_id, day, polls, unchanged, failed, requests, bytes)
        values (@SourceId, (now() at time zone 'UTC')::date, 1, @Unchanged, @Failed, @Requests, @Bytes)
        on conflict (source_id, day) do update set
            polls = d.polls + 1, unchanged = d.unchanged + excluded.unchanged, failed = d.failed + excluded.failed,
            requests = d.requests + excluded.requests, bytes = d.bytes + excluded.bytes
        """;

    public static Task<bool> StillLeasedAsync(TransactionStep step, LeasedSource lease) =>
        step.ScalarAsync<bool>(StillLeasedSql, new { lease.SourceId, lease.Token });

    public static Task SuccessAsync(TransactionStep step, LeasedSource lease, Validators validators, PollTiming timing, bool broughtNew) =>
        step.ExecuteAsync(SuccessSql, new
        {
            lease.SourceId,
            lease.Token,
            validators.ETag,
            validators.LastModified,
            validators.BodyHash,
            timing.NextPoll,
            timing.HostGap,
            BroughtNew = broughtNew,
        });

    public static Task FailureAsync(TransactionStep step, LeasedSource lease, FetchResult.Failed result, PollTiming timing) =>
        step.ExecuteAsync(FailureSql, new
        {
            lease.SourceId,
            lease.Token,
            timing.NextPoll,
            timing.HostGap,
            Failure = FetchFailures.Name(result.Failure),
            result.Message,
        });

    /// <summary>Ends an import's lease: it says nothing about when or how the source is polled.</summary>
    public static Task ReleaseAsync(TransactionStep step, LeasedSource lease) =>
        step.ExecuteAsync(ReleaseSql, new { lease.SourceId, lease.Token });

    /// <summary>Ends a poll that was broken off: nothing is known of the source, and it stays due.</summary>
    public static Task GiveBackAsync(TransactionStep step, LeasedSource lease, TimeSpan hostGap) =>
        step.ExecuteAsync(GiveBackSql, new { lease.SourceId, lease.Token, HostGap = hostGap });

    public static Task CountAsync(TransactionStep step, LeasedSource lease, FetchEffort effort, int unchanged, int failed) =>
        step.ExecuteAsync(CountSql, new { lease.SourceId, effort.Requests, effort.Bytes, Unchanged = unchanged, Failed = failed });
}
