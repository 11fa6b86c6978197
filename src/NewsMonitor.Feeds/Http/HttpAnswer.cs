using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.Feeds.Http;

/// <summary>What asking for one address came to, redirects followed. Expected failures are values.</summary>
internal abstract record HttpAnswer
{
    private HttpAnswer()
    {
    }

    public FetchEffort Effort { get; init; } = FetchEffort.None;

    /// <inheritdoc cref="FetchResult.PermanentTarget"/>
    public Uri? PermanentTarget { get; init; }

    /// <inheritdoc cref="FetchResult.FreshFor"/>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>A body came, decompressed.</summary>
    /// <param name="Bytes">The body.</param>
    /// <param name="Address">Where it came from after redirects: what its links are relative to.</param>
    /// <param name="ContentType">The header as received.</param>
    /// <param name="Validators">What to ask with next time; the hash is not filled in.</param>
    internal sealed record Body(byte[] Bytes, Uri Address, string? ContentType, Validators Validators) : HttpAnswer
    {
        /// <summary>What the headers say about the use of the document.</summary>
        public ReservationHeaders Reservation { get; init; } = ReservationHeaders.None;

        /// <summary>Why the body ends before its end; null when it is complete.</summary>
        public Failed? Broken { get; init; }
    }

    /// <summary>Nothing has changed: the site says so of the given validators, or its body is the one that is known.</summary>
    internal sealed record NotModified(Validators Validators) : HttpAnswer;

    /// <summary>The address leads to another origin, which was not asked.</summary>
    internal sealed record Elsewhere(Uri Target) : HttpAnswer;

    /// <summary>The address leads to another site, which is not to be asked now.</summary>
    /// <param name="Site">The site.</param>
    /// <param name="Wait">How long it is to be left alone.</param>
    internal sealed record Busy(string Site, TimeSpan Wait) : HttpAnswer;

    internal sealed record Failed(FetchFailure Failure, string Message, TimeSpan? RetryAfter = null) : HttpAnswer;
}
