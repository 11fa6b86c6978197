using System.Globalization;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>A time of day as written, which may be none: <c>25:61</c>.</summary>
internal readonly record struct Clock(long Hour, long Minute = 0, long Second = 0)
{
    /// <summary>Ticks within the second.</summary>
    public long Fraction { get; init; }

    /// <summary>It is written to the second.</summary>
    public bool HasSecond { get; init; }

    /// <summary>Time since midnight, up to 24 hours; null when no clock shows it.</summary>
    /// <remarks>
    /// 24:00 is the end of the day, but 24:05 is the beginning of its day: it is written by clocks that count the hours from 1 to 24.
    /// A leap second has no place of its own in .NET: it is the second before.
    /// </remarks>
    public TimeSpan? OfDay => this switch
    {
        { Hour: 24, Minute: 0, Second: 0, Fraction: 0 } => TimeSpan.FromDays(1),
        { Hour: 24 } => (this with { Hour = 0 }).OfDay,
        { Hour: < 0 or > 23 } or { Minute: < 0 or > 59 } or { Second: < 0 or > 60 } => null,
        _ => new TimeSpan((int)Hour, (int)Minute, (int)Math.Min(Second, 59)) + TimeSpan.FromTicks(Fraction),
    };

    /// <summary>The same in the other count: 12 AM is midnight. <c>19:18 PM</c> is right already.</summary>
    public Clock InHalf(bool afternoon) => Hour > 12 ? this : this with { Hour = (Hour % 12) + (afternoon ? 12 : 0) };

    public static long FractionOf(string digits) =>
        long.Parse(digits.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Digits alone, as in <c>T0718</c>; null when they are not two, four or six.</summary>
    public static Clock? OfDigits(string digits) => digits.Length is 2 or 4 or 6
        ? new Clock(Pair(digits, 0), Pair(digits, 2), Pair(digits, 4))
        : null;

    private static int Pair(string digits, int at) => at < digits.Length ? ((digits[at] - '0') * 10) + digits[at + 1] - '0' : 0;
}
