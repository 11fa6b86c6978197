using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Core.Scheduling;

/// <summary>
/// Where the polls of a source have got to in a listing of several documents. Each further document is a poll of its own: it waits for the gap of the
/// host as any other does, and a worker that dies between two of them loses nothing. A value, kept with the source.
/// </summary>
public sealed record Paging
{
    /// <summary>Further documents that are asked for of an index, or of a new source, whatever a site claims to have.</summary>
    public const int MostDocuments = 4;

    /// <summary>Older pages that are asked for to close a gap.</summary>
    public const int MostPagesOfGap = 10;

    /// <summary>A document that fails in a way that may pass is asked for so many times.</summary>
    public const int MostTries = 3;

    /// <summary>Why the listing is followed.</summary>
    public required PagingReason Reason { get; init; }

    /// <summary>What to ask for, the next one first; never empty.</summary>
    public required IReadOnlyList<Uri> Waiting { get; init; }

    /// <summary>Database clock when the first document was asked for: what was seen before was known.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When the first document is due again.</summary>
    public required DateTimeOffset ResumeAt { get; init; }

    /// <summary>The last success before all this; null when there was none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>True when what comes is not live news.</summary>
    public bool Backfill { get; init; }

    /// <summary>Further documents that were asked for already.</summary>
    public int Done { get; init; }

    /// <summary>How often the next one has failed.</summary>
    public int Tries { get; init; }

    /// <summary>Further documents asked for when the next one has been.</summary>
    public int DoneWithNext => Done + 1;

    private int Most => Reason == PagingReason.Gap ? MostPagesOfGap : MostDocuments;

    /// <summary>What is left after the next document was read; null when that was all, or enough.</summary>
    /// <param name="listing">The document.</param>
    /// <param name="isOfUse">False when it showed nothing but what this source has shown already: a site that ignores the number of the page.</param>
    public Paging? After(FetchResult.Fetched listing, bool isOfUse)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return Reason == PagingReason.Index ? WithoutNext([.. listing.Continuations.Except(Waiting)])
            : isOfUse && listing.Older is { } older ? WithoutNext([older])
            : null;
    }

    /// <summary>What is left after the next document could not be had: it again, the others, or nothing.</summary>
    public Paging? After(FetchFailure failure) => MayPass(failure) && Tries + 1 < MostTries ? this with { Tries = Tries + 1 } : WithoutNext([]);

    private static bool MayPass(FetchFailure failure) => FailureGrades.Of(failure) is FailureGrade.Throttled or FailureGrade.Transient;

    /// <summary>What a document leads to comes before what was waiting already: the newest of the newest.</summary>
    private Paging? WithoutNext(IReadOnlyList<Uri> found)
    {
        IReadOnlyList<Uri> waiting = [.. found.Concat(Waiting.Skip(1)).Take(Most - DoneWithNext)];
        return waiting.Count == 0 ? null : this with { Waiting = waiting, Done = DoneWithNext, Tries = 0 };
    }
}

/// <summary>Why a listing is followed over further documents.</summary>
public enum PagingReason
{
    /// <summary>The first document lists nothing itself: an index of sitemaps.</summary>
    Index,

    /// <summary>The source is new: its older pages are taken in as backfill.</summary>
    First,

    /// <summary>All that the first document showed was new: entries may have scrolled out of it unseen.</summary>
    Gap,
}
