using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.Feeds;

/// <summary>What asking for the page of an article came to.</summary>
public abstract record PageAnswer
{
    private PageAnswer()
    {
    }

    /// <summary>The requests that were made, successful or not.</summary>
    public FetchEffort Effort { get; init; } = FetchEffort.None;

    /// <param name="Bytes">The body, decompressed.</param>
    /// <param name="Address">Where it came from, redirects within its origin followed.</param>
    /// <param name="ContentType">The header as received.</param>
    public sealed record Page(ReadOnlyMemory<byte> Bytes, Uri Address, string? ContentType) : PageAnswer
    {
        /// <summary>That the publisher reserves the text of this page; null when neither page nor headers say so.</summary>
        public TextReservation? Reservation { get; init; }
    }

    /// <summary>The page lies at another origin (scheme, host, port), which was not asked: its rules come first.</summary>
    /// <param name="Target">Where, without user information.</param>
    public sealed record Elsewhere(Uri Target) : PageAnswer;

    /// <param name="Failure">Why, from a closed list.</param>
    /// <param name="Message">One line for the operator.</param>
    /// <param name="RetryAfter">How long the site asked us to stay away; 0 to 24 hours.</param>
    public sealed record Failed(FetchFailure Failure, string Message, TimeSpan? RetryAfter) : PageAnswer;
}
