using NewsMonitor.Core.Events;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Intake;

namespace NewsMonitor.Storage.Polling;

/// <summary>Writes the row of one fetch. The database checks that its dispositions add up.</summary>
internal static class FetchRow
{
    private const string InsertSql = """
        insert into monitor.fetch (
            started_at, source_id, kind, outcome, failure, message, http_status, requests, bytes, backfill, set_number,
            seen, new, revised, known, sighting, repeated, quarantined, over_limit)
        values (
            @StartedAt, @SourceId, @Kind, @Outcome, @Failure, @Message, @Status, @Requests, @Bytes, @Backfill, @SetNumber,
            @Seen, @New, @Revised, @Known, @Sighting, @Repeated, @Quarantined, @OverLimit)
        returning id
        """;

    /// <summary>Answers with the row's id.</summary>
    public static void Insert(StatementBatch batch, LeasedSource lease, FetchFacts fetch, DispositionCounts counts) =>
        Insert(batch, lease, fetch.Import ? "import" : Kind(lease), fetch.Partial ? "partial" : "ok", null, fetch.Effort, fetch.Backfill, fetch.Rules.Set, counts);

    public static void InsertFailed(StatementBatch batch, LeasedSource lease, FetchResult.Failed failed, int setNumber) =>
        Insert(batch, lease, Kind(lease), "failed", failed, failed.Effort, lease.FirstFetch, setNumber, DispositionCounts.None);

    private static string Kind(LeasedSource lease) => lease.Paging is null ? "poll" : "continuation";

    private static void Insert(
        StatementBatch batch,
        LeasedSource lease,
        string kind,
        string outcome,
        FetchResult.Failed? failed,
        FetchEffort effort,
        bool backfill,
        int setNumber,
        DispositionCounts counts) =>
        batch.Add(InsertSql)
            .With("StartedAt", lease.ClaimedAt)
            .With("SourceId", lease.SourceId)
            .With("Kind", kind)
            .With("Outcome", outcome)
            .With("Failure", failed is null ? null : FetchFailures.Name(failed.Failure))
            .With("Message", failed?.Message)
            .With("Status", (short?)effort.Status)
            .With("Requests", effort.Requests)
            .With("Bytes", effort.Bytes)
            .With("Backfill", backfill)
            .With("SetNumber", setNumber)
            .With("Seen", counts.Seen)
            .With("New", counts.New)
            .With("Revised", counts.Revised)
            .With("Known", counts.Known)
            .With("Sighting", counts.Sighting)
            .With("Repeated", counts.Repeated)
            .With("Quarantined", counts.Quarantined)
            .With("OverLimit", counts.OverLimit);
}

/// <summary>What intake must know of the fetch that brought the entries.</summary>
public sealed record FetchFacts
{
    /// <summary>The requests that were made; none for an import.</summary>
    public required FetchEffort Effort { get; init; }

    /// <summary>What to ask with next time.</summary>
    public required Validators Validators { get; init; }

    /// <summary>True when only a part of what the source has could be read: the part is whole.</summary>
    public bool Partial { get; init; }

    /// <summary>True when a file was imported: the source's schedule is left as it is.</summary>
    public required bool Import { get; init; }

    /// <summary>True when what it brought is not live news.</summary>
    public required bool Backfill { get; init; }

    /// <summary>How long the pages of its articles are tried for where the feed is thin; null: no page is ordered, as after an import.</summary>
    public TimeSpan? PageDeadline { get; init; }

    /// <summary>The configuration set that was used.</summary>
    public required RuleSetStamp Rules { get; init; }

    /// <summary>When to ask again; unused for an import.</summary>
    public required PollTiming Timing { get; init; }

    /// <summary>What the answer taught; unused for an import.</summary>
    public required PollLesson Lesson { get; init; }
}
