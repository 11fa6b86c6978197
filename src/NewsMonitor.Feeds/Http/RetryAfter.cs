using System.Globalization;

namespace NewsMonitor.Feeds.Http;

/// <summary>How long a site asks us to stay away.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Reads seconds or an HTTP date, limited to 24 hours; null for anything else: the normal back-off knows better.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now)
    {
        var text = header?.Trim() ?? "";
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            // More digits than a number holds is still only "a very long time".
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Limited(TimeSpan.FromSeconds(seconds)) : Longest;
        }

        return SiteClock.Read(text) is { } until ? Limited(until - now) : null;
    }

    private static TimeSpan Limited(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
