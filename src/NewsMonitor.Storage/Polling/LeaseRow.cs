using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>What a claim returns of a source, as it lies in the database.</summary>
internal sealed class LeaseRow
{
    /// <summary>The columns, of <c>p</c> (source_poll), <c>s</c> (source) and <c>r</c> (source_rhythm).</summary>
    public const string Columns = """
        p.source_id, s.key, p.host, p.lease_token, p.etag, p.last_modified, p.body_hash, p.failures, p.first_success_at is null as first_fetch,
        p.last_success_at, p.last_new_at, p.paging, p.gap, p.moved_to, p.moved_seen, p.moved_since, p.moved_last_at,
        r.arrivals, r.weeks, r.peak_per_hour, r.window_size, r.observed_at, r.hints, now() as claimed_at
        """;

    public int SourceId { get; init; }

    public string Key { get; init; } = "";

    public string Host { get; init; } = "";

    public long LeaseToken { get; init; }

    public string? Etag { get; init; }

    public string? LastModified { get; init; }

    public byte[]? BodyHash { get; init; }

    public int Failures { get; init; }

    public int Throttled { get; init; }

    public bool FirstFetch { get; init; }

    public DateTime? LastSuccessAt { get; init; }

    public DateTime? LastNewAt { get; init; }

    public string? Paging { get; init; }

    public string? Gap { get; init; }

    public string? MovedTo { get; init; }

    public int MovedSeen { get; init; }

    public DateTime? MovedSince { get; init; }

    public DateTime? MovedLastAt { get; init; }

    public float[]? Arrivals { get; init; }

    public float? Weeks { get; init; }

    public float? PeakPerHour { get; init; }

    public int? WindowSize { get; init; }

    public DateTime? ObservedAt { get; init; }

    public string? Hints { get; init; }

    public DateTime ClaimedAt { get; init; }

    public LeasedSource ToLease() => new()
    {
        SourceId = SourceId,
        Key = Key,
        Host = Host,
        Token = LeaseToken,
        Validators = new Validators(Etag, LastModified, BodyHash),
        Failures = Failures,
        Throttled = Throttled,
        FirstFetch = FirstFetch,
        ClaimedAt = ClaimedAt,
        LastSuccessAt = LastSuccessAt,
        HasBrought = LastNewAt is not null,
        Paging = Paging is null ? null : PagingJson.Read(Paging),
        Gap = Gap,
        Rhythm = Arrivals is null
            ? Rhythm.Unknown
            : new Rhythm { Counts = Arrivals, Weeks = Weeks ?? 0, PeakRate = PeakPerHour ?? 0, Window = WindowSize ?? 0, At = ObservedAt },
        Hints = Hints is null ? PollHints.None : HintsJson.Read(Hints),
        Moved = MovedTo is null ? null : new MovedAddress(new Uri(MovedTo), MovedSeen, MovedSince!.Value, MovedLastAt!.Value),
    };
}
