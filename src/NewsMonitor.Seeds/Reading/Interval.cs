using System.Globalization;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads <c>15m</c>, <c>2h</c>, <c>1d</c>, and two of them with a hyphen, <c>5m-2h</c>.</summary>
internal static class Interval
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The interval; null when the text is none, or out of its range.</summary>
    public static PollInterval? Parse(string text)
    {
        if (!text.Contains('-'))
        {
            return TryParse(text, out var length) ? PollInterval.Fixed(length) : null;
        }

        var bounds = text.Split('-', StringSplitOptions.TrimEntries);
        return bounds.Length == 2 && TryParse(bounds[0], out var shortest) && TryParse(bounds[1], out var longest) && shortest < longest
            ? new PollInterval(shortest, longest)
            : null;
    }

    /// <summary>A single length of time, 1 minute to 7 days; false when the text is none.</summary>
    public static bool TryParse(string text, out TimeSpan interval)
    {
        interval = default;
        if (text.Length is < 2 or > 6
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var unit = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        interval = unit * count;
        return interval >= Shortest && interval <= Longest;
    }
}
