using NewsMonitor.Core.Sources;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Where a document came from: what its bytes do not say.</summary>
/// <param name="Address">Its address, redirects followed: what its links are relative to.</param>
public sealed record FeedOrigin(Uri Address)
{
    /// <summary>Where a document is said to come from when nobody knows; it may say so itself. No feed is fetched from there.</summary>
    public static Uri NowhereInParticular { get; } = new("http://localhost/");

    /// <summary>The <c>Content-Type</c> header; null when it came without one.</summary>
    public string? ContentType { get; init; }

    /// <summary>Most items that are taken of one document, the newest; 1 or more.</summary>
    public int MaxItems { get; init; } = 10_000;

    /// <summary>Where the articles stand, for a page that lists them; null for every format that says so itself.</summary>
    public ListingSelectors? Selectors { get; init; }

    /// <summary>What a time without a zone means.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
