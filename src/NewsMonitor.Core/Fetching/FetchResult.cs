using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Core.Fetching;

/// <summary>What one fetch of one source came to. Expected failures are values; exceptions mean a bug.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The requests that were made, successful or not.</summary>
    public FetchEffort Effort { get; init; } = FetchEffort.None;

    /// <summary>
    /// Where the source says that its address has moved for good: what the permanent redirects (301, 308) that came first
    /// led to. Null when there was no redirect, or the first was a temporary one. Told after a failure as well: the new
    /// address may be the one that fails.
    /// </summary>
    public Uri? PermanentTarget { get; init; }

    /// <summary>
    /// How long the source says that its answer stays fresh (RFC 9111): more than zero, at most a year; null when it says
    /// nothing that can be read, or that the answer is not to be kept.
    /// </summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>A feed was read.</summary>
    /// <param name="Entries">Its entries in feed order.</param>
    /// <param name="Validators">What to ask with next time.</param>
    public sealed record Fetched(IReadOnlyList<Entry> Entries, Validators Validators) : FetchResult
    {
        /// <summary>Items that could not be read, in feed order: for the quarantine.</summary>
        public IReadOnlyList<UnreadableEntry> Unreadable { get; init; } = [];

        /// <summary>Items that were left out because the feed has more than are taken from one fetch.</summary>
        public int OverLimit { get; init; }

        /// <summary>True when the document broke off: the entries are complete, the list is not.</summary>
        public bool Partial { get; init; }

        /// <summary>Further documents of the same site that make the listing whole, most wanted first: the sitemaps of an index, the next page of posts.</summary>
        public IReadOnlyList<Uri> Continuations { get; init; } = [];

        /// <summary>Where the same site lists what is older; null when the listing does not go on.</summary>
        public Uri? Older { get; init; }

        /// <summary>True when it lists nothing itself but further documents.</summary>
        public bool IsIndex { get; init; }

        /// <summary>What the publisher says about when to ask again.</summary>
        public PollHints Hints { get; init; } = PollHints.None;
    }

    /// <summary>The source says, or its bytes show, that nothing has changed.</summary>
    /// <param name="Validators">What to ask with next time.</param>
    public sealed record NotModified(Validators Validators) : FetchResult;

    /// <summary>The address leads to another site, which is not to be asked at this moment: nobody's fault.</summary>
    /// <param name="Site">That site.</param>
    /// <param name="Wait">How long it is to be left alone.</param>
    public sealed record Postponed(string Site, TimeSpan Wait) : FetchResult;

    /// <summary>The fetch failed.</summary>
    /// <param name="Failure">Why, from a closed list.</param>
    /// <param name="Message">One line for the operator: what happened and where; no raw input, no secrets.</param>
    /// <param name="RetryAfter">How long the source asked us to stay away; 0 to 24 hours.</param>
    public sealed record Failed(FetchFailure Failure, string Message, TimeSpan? RetryAfter = null) : FetchResult;
}
