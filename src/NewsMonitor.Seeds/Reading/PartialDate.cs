using System.Globalization;

namespace NewsMonitor.Seeds.Reading;

/// <summary>A day, a month or a year: as much as the author knows.</summary>
internal static class PartialDate
{
    /// <summary>The first day of <c>2023</c>, <c>2023-01</c> or <c>2023-01-19</c>; null when it is none of these.</summary>
    public static DateOnly? First(string text) => Read(text, text.Length switch { 4 => "-01-01", 7 => "-01", _ => "" });

    /// <summary>The last day of it.</summary>
    public static DateOnly? Last(string text) => text.Length switch
    {
        4 => Read(text, "-12-31"),
        7 => Read(text, "-01")?.AddMonths(1).AddDays(-1),
        _ => Read(text, ""),
    };

    private static DateOnly? Read(string text, string rest) =>
        DateOnly.TryParseExact(text + rest, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
