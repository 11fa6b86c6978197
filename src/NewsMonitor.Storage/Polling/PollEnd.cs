using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Storage.Polling;

/// <summary>The statements that end a poll: check the lease first, release source and host last.</summary>
internal static class PollEnd
{
    // Locks the row: nobody can take the lease over between this check and the commit. A lease that has ended is lost even if nobody took it:
    // the host may be somebody else's by now.
    private const string StillLeasedSql = """
        select true from monitor.source_poll where source_id = @SourceId and lease_token = @Token and lease_until > now() for update
        """;

    // First of a statement that ends a poll: whoever lost the lease of the host has a lower token and changes nothing.
    private const string ReleaseHost = """
        with released as (
            update monitor.host h
            set lease_until = null, next_allowed_at = now() + greatest(@HostGap, h.crawl_delay), throttled = case when @Throttled then h.throttled + 1 else 0 end
            from monitor.source_poll p where p.source_id = @SourceId and h.name = p.host and h.lease_token = @Token
        )
        """;

    private const string SuccessSql = $"""
        {ReleaseHost}
        update monitor.source_poll set
            lease_until = null, next_due_at = now() + @NextPoll, etag = @ETag, last_modified = @LastModified, body_hash = @BodyHash,
            first_success_at = coalesce(first_success_at, now()), last_success_at = now(),
            last_new_at = case when @BroughtNew then now() else last_new_at end, expected_by = coalesce(@ExpectedBy, expected_by),
            moved_to = @MovedTo, moved_seen = @MovedSeen, moved_since = @MovedSince, moved_last_at = @MovedLastAt,
            failures = 0, failing_since = null, parked_at = null, failure = null, failure_message = null
        where source_id = @SourceId
        """;

    private const string LearnSql = """
        insert into monitor.source_rhythm (source_id, arrivals, weeks, peak_per_hour, window_size, observed_at, hints)
        values (@SourceId, @Arrivals, @Weeks, @Peak, @Window, @ObservedAt, @Hints::jsonb)
        on conflict (source_id) do update set
            arrivals = excluded.arrivals, weeks = excluded.weeks, peak_per_hour = excluded.peak_per_hour, window_size = excluded.window_size,
            observed_at = excluded.observed_at, hints = excluded.hints
        """;

    private const string FailureSql = $"""
        {ReleaseHost}
        update monitor.source_poll set
            lease_until = null, next_due_at = now() + @NextPoll, parked_at = case when @Park then coalesce(parked_at, now()) end,
            failures = failures + 1, failing_since = coalesce(failing_since, now()), failure = @Failure, failure_message = @Message
        where source_id = @SourceId
        """;

    private const string ReleaseSql = "update monitor.source_poll set lease_until = null where source_id = @SourceId and lease_token = @Token";

    private const string GiveBackSql = $"""
        {ReleaseHost}
        update monitor.source_poll set lease_until = null, next_due_at = now() + @NextPoll where source_id = @SourceId
        """;

    private const string CountSql = """
        insert into monitor.source_day as d (source_id, day, polls, failed, postponed, requests, bytes)
        values (@SourceId, (now() at time zone 'UTC')::date, 1, @Failed, @Postponed, @Requests, @Bytes)
        on conflict (source_id, day) do update set
            polls = d.polls + 1, failed = d.failed + excluded.failed, postponed = d.postponed + excluded.postponed,
            requests = d.requests + excluded.requests, bytes = d.bytes + excluded.bytes
        """;

    public static Task<bool> StillLeasedAsync(TransactionStep step, LeasedSource lease) =>
        step.ScalarAsync<bool>(StillLeasedSql, new { lease.SourceId, lease.Token });

    /// <summary>Ends a poll that brought a listing, with what was learnt from it.</summary>
    public static async Task SuccessAsync(
        TransactionStep step, LeasedSource lease, Validators validators, PollTiming timing, PollLesson lesson, bool broughtNew)
    {
        await step.ExecuteAsync(SuccessSql, new
        {
            lease.SourceId,
            lease.Token,
            validators.ETag,
            validators.LastModified,
            validators.BodyHash,
            timing.NextPoll,
            timing.HostGap,
            Throttled = false,
            BroughtNew = broughtNew,
            ExpectedBy = lesson.ExpectedBy?.ToUniversalTime(),
            MovedTo = lesson.Moved?.Target.AbsoluteUri,
            MovedSeen = lesson.Moved?.Count ?? 0,
            MovedSince = lesson.Moved?.FirstSeen.ToUniversalTime(),
            MovedLastAt = lesson.Moved?.LastSeen.ToUniversalTime(),
        });
        if (lesson.Rhythm is { } rhythm)
        {
            await step.ExecuteAsync(LearnSql, new
            {
                lease.SourceId,
                Arrivals = rhythm.Counts.ToArray(),
                Weeks = (float)rhythm.Weeks,
                Peak = (float)rhythm.PeakRate,
                rhythm.Window,
                ObservedAt = rhythm.At!.Value.ToUniversalTime(),
                Hints = HintsJson.Write(lesson.Hints ?? lease.Hints),
            });
        }
    }

    public static Task FailureAsync(TransactionStep step, FailedPoll poll) =>
        step.ExecuteAsync(FailureSql, new
        {
            poll.Lease.SourceId,
            poll.Lease.Token,
            poll.Timing.NextPoll,
            poll.Timing.HostGap,
            Throttled = poll.Result.Failure == FetchFailure.Throttled,
            poll.Park,
            Failure = FetchFailures.Name(poll.Result.Failure),
            poll.Result.Message,
        });

    /// <summary>Ends an import's lease: it says nothing about when or how the source is polled.</summary>
    public static Task ReleaseAsync(TransactionStep step, LeasedSource lease) =>
        step.ExecuteAsync(ReleaseSql, new { lease.SourceId, lease.Token });

    /// <summary>Ends a poll that says nothing of the source: it was broken off, or we ourselves were cut off.</summary>
    public static Task GiveBackAsync(TransactionStep step, LeasedSource lease, PollTiming timing) =>
        step.ExecuteAsync(GiveBackSql, new { lease.SourceId, lease.Token, timing.NextPoll, timing.HostGap, Throttled = false });

    /// <summary>Counts a poll that brought a listing, failed or was postponed; unchanged ones are counted many at a time.</summary>
    public static Task CountAsync(TransactionStep step, LeasedSource lease, FetchEffort effort, int failed = 0, int postponed = 0) =>
        step.ExecuteAsync(CountSql, new { lease.SourceId, effort.Requests, effort.Bytes, Failed = failed, Postponed = postponed });
}
