using System.Globalization;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads <c>15m</c>, <c>2h</c>, <c>1d</c>.</summary>
internal static class Interval
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

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
