using System.Globalization;

namespace NewsMonitor.Feeds.Http;

/// <summary>What time it is at a site: dates in its answers are by its own clock, and ours may be the wrong one.</summary>
internal static class SiteClock
{
    /// <summary>The <c>Date</c> header; ours where there is none that can be read.</summary>
    public static DateTimeOffset Now(HttpResponseMessage response, DateTimeOffset ours) => Read(ConditionalHeaders.Raw(response.Headers, "Date")) ?? ours;

    /// <summary>An HTTP date; null for anything else.</summary>
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParseExact(text?.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
