using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

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
            paging = @Rest::jsonb, gap = @Gap,
            failures = 0, failing_since = null, parked_at = null, failure = null, failure_message = null
        where source_id = @SourceId
        """;

    // Of a further document: what the first one told of the source itself stays as it is.
    private const string FurtherSql = $"""
        {ReleaseHost}
        update monitor.source_poll set
            lease_until = null, next_due_at = now() + @NextPoll, paging = @Rest::jsonb, gap = @Gap,
            last_new_at = case when @BroughtNew then now() else last_new_at end, expected_by = coalesce(@ExpectedBy, expected_by)
        where source_id = @SourceId
        """;

    // A review opens the other incidents of sources; this one may be over before the next review.
    private const string TellGapSql = """
        insert into monitor.incident (kind, source_id, message) values ('gap', @SourceId, @Gap)
        on conflict (slot, coalesce(source_id, 0)) where closed_at is null do nothing
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

    /// <summary>Asks whether the lease holds: one row if it does.</summary>
    public static void CheckLease(StatementBatch batch, LeasedSource lease) =>
        batch.Add(StillLeasedSql).With("SourceId", lease.SourceId).With("Token", lease.Token);

    public static Task<bool> StillLeasedAsync(TransactionStep step, LeasedSource lease) =>
        step.ScalarAsync<bool>(StillLeasedSql, new { lease.SourceId, lease.Token });

    /// <summary>Ends a poll that brought a listing, or a further document of it, with what was learnt from it.</summary>
    public static void Success(
        StatementBatch batch, LeasedSource lease, Validators validators, PollTiming timing, PollLesson lesson, bool broughtNew)
    {
        if (lease.Paging is null)
        {
            End(batch, SuccessSql, lease, timing, throttled: false)
                .With("ETag", validators.ETag)
                .With("LastModified", validators.LastModified)
                .With("BodyHash", validators.BodyHash)
                .With("BroughtNew", broughtNew)
                .With("ExpectedBy", lesson.ExpectedBy?.ToUniversalTime())
                .With("MovedTo", lesson.Moved?.Target.AbsoluteUri)
                .With("MovedSeen", lesson.Moved?.Count ?? 0)
                .With("MovedSince", lesson.Moved?.FirstSeen.ToUniversalTime())
                .With("MovedLastAt", lesson.Moved?.LastSeen.ToUniversalTime())
                .With("Rest", PagingJson.Write(lesson.Rest))
                .With("Gap", lesson.Gap);
        }
        else
        {
            Further(batch, lease, timing, throttled: false, broughtNew, lesson.ExpectedBy, lesson.Rest, lesson.Gap);
        }

        TellGap(batch, lease, lesson.Gap);
        if (lesson.Rhythm is { } rhythm)
        {
            batch.Add(LearnSql)
                .With("SourceId", lease.SourceId)
                .With("Arrivals", rhythm.Counts.ToArray())
                .With("Weeks", (float)rhythm.Weeks)
                .With("Peak", (float)rhythm.PeakRate)
                .With("Window", rhythm.Window)
                .With("ObservedAt", rhythm.At!.Value.ToUniversalTime())
                .With("Hints", HintsJson.Write(lesson.Hints ?? lease.Hints));
        }
    }

    /// <summary>Ends a poll for a further document that could not be had.</summary>
    public static void Further(StatementBatch batch, FurtherPoll poll)
    {
        var throttled = poll.Result.Failure == FetchFailure.Throttled;
        Further(batch, poll.Lease, poll.Timing, throttled, broughtNew: false, expectedBy: null, poll.Rest, poll.Gap);
        TellGap(batch, poll.Lease, poll.Gap);
    }

    public static void Failure(StatementBatch batch, FailedPoll poll) =>
        End(batch, FailureSql, poll.Lease, poll.Timing, throttled: poll.Result.Failure == FetchFailure.Throttled)
            .With("Park", poll.Park)
            .With("Failure", FetchFailures.Name(poll.Result.Failure))
            .With("Message", poll.Result.Message);

    /// <summary>Ends an import's lease: it says nothing about when or how the source is polled.</summary>
    public static void Release(StatementBatch batch, LeasedSource lease) =>
        batch.Add(ReleaseSql).With("SourceId", lease.SourceId).With("Token", lease.Token);

    /// <summary>Ends a poll that says nothing of the source: it was broken off, or we ourselves were cut off.</summary>
    public static void GiveBack(StatementBatch batch, LeasedSource lease, PollTiming timing) => End(batch, GiveBackSql, lease, timing, throttled: false);

    /// <summary>Counts a poll that brought a listing, failed or was postponed; unchanged ones are counted many at a time.</summary>
    public static void Count(StatementBatch batch, LeasedSource lease, FetchEffort effort, int failed = 0, int postponed = 0) =>
        batch.Add(CountSql)
            .With("SourceId", lease.SourceId)
            .With("Requests", effort.Requests)
            .With("Bytes", effort.Bytes)
            .With("Failed", failed)
            .With("Postponed", postponed);

    private static Statement End(StatementBatch batch, string sql, LeasedSource lease, PollTiming timing, bool throttled) =>
        batch.Add(sql)
            .With("SourceId", lease.SourceId)
            .With("Token", lease.Token)
            .With("NextPoll", timing.NextPoll)
            .With("HostGap", timing.HostGap)
            .With("Throttled", throttled);

    private static void Further(
        StatementBatch batch, LeasedSource lease, PollTiming timing, bool throttled, bool broughtNew, DateTimeOffset? expectedBy, Paging? rest, string? gap) =>
        End(batch, FurtherSql, lease, timing, throttled)
            .With("BroughtNew", broughtNew)
            .With("ExpectedBy", expectedBy?.ToUniversalTime())
            .With("Rest", PagingJson.Write(rest))
            .With("Gap", gap);

    private static void TellGap(StatementBatch batch, LeasedSource lease, string? gap)
    {
        if (gap is not null && gap != lease.Gap)
        {
            batch.Add(TellGapSql).With("SourceId", lease.SourceId).With("Gap", gap);
        }
    }
}
