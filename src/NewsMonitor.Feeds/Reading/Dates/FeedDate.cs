using System.Globalization;
using System.Text.RegularExpressions;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>Reads dates as feeds write them: RFC 822 and its relatives, ISO 8601, English and German names.</summary>
/// <remarks>
/// The one date parser. It depends on its arguments alone, never on the zone or the culture of the host. What it cannot
/// read without guessing, <c>07/08/2024</c> or an unknown zone name, gives null: a wrong time is worse than none.
/// </remarks>
internal static partial class FeedDate
{
    private const int MaxLength = 100;

    private const int MaxRaw = 200;

    /// <summary>What the source says; null when it says nothing.</summary>
    /// <param name="raw">The date as the source wrote it.</param>
    /// <param name="zone">What a time without a zone means.</param>
    public static SourceTime? Read(string? raw, TimeZoneInfo zone)
    {
        var words = TextGate.Line(raw, MaxRaw);
        var at = Instant(raw, zone);
        return words.Length == 0 ? null : new SourceTime(at, at is null ? DateQuality.Unreadable : DateQuality.Exact, words);
    }

    /// <summary>The instant in UTC; null when the text names none that can be read.</summary>
    /// <param name="raw">The date as the source wrote it.</param>
    /// <param name="zone">What a time without a zone means.</param>
    public static DateTimeOffset? Instant(string? raw, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > MaxLength)
        {
            return null;
        }

        // "(CEST)" after an offset is a comment in RFC 822.
        var text = Comment().Replace(raw, " ").Trim();
        return (IsoParts(text) ?? WordParts(text)) is { } parts ? ToUtc(parts, zone) : null;
    }

    private static Parts? IsoParts(string text)
    {
        var match = Iso().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var parts = new Parts { Year = Number(match, "year"), Month = Number(match, "month"), Day = Number(match, "day") };
        if (match.Groups["hour"].Success)
        {
            parts = parts with { Hour = Number(match, "hour"), Minute = Number(match, "minute"), Second = Number(match, "second"), Fraction = Fraction(match) };
        }

        var zone = match.Groups["zone"].Value;
        return zone.Length == 0 ? parts : Offset(zone) is { } offset ? parts with { Offset = offset } : null;
    }

    /// <summary>Any order of the words and numbers, as long as only one reading is possible.</summary>
    private static Parts? WordParts(string text)
    {
        var parts = new Parts();
        var numbers = new List<(int Value, int Digits)>();
        var (hasTime, separators, position) = (false, "", 0);
        while (position < text.Length)
        {
            var match = Token().Match(text, position);
            if (!match.Success)
            {
                return null;
            }

            position += match.Length;
            if (match.Groups["hour"].Success)
            {
                parts = parts with { Hour = Number(match, "hour"), Minute = Number(match, "minute"), Second = Number(match, "second"), Fraction = Fraction(match) };
                hasTime = true;
            }
            else if (match.Groups["offset"].Success && hasTime)
            {
                if (Offset(match.Value) is not { } offset)
                {
                    return null;
                }

                parts = parts with { Offset = offset };
            }
            else if (match.Groups["offset"].Success)
            {
                position += 1 - match.Length; // a date written with hyphens: only the hyphen is used up
                separators += '-';
            }
            else if (match.Groups["number"].Success)
            {
                numbers.Add((int.Parse(match.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), match.Length));
            }
            else if (match.Groups["word"].Success)
            {
                if (Understand(match.Value, parts, hasTime) is not { } understood)
                {
                    return null;
                }

                parts = understood;
            }
            else
            {
                separators += match.Value.Trim();
            }
        }

        return Assign(numbers, parts, separators);
    }

    private static Parts? Understand(string word, Parts parts, bool hasTime)
    {
        if (hasTime && parts.Hour is >= 1 and <= 12 && word.ToLowerInvariant() is "am" or "pm")
        {
            return parts with { Hour = (parts.Hour % 12) + (word[0] is 'p' or 'P' ? 12 : 0) };
        }

        if (DateWords.Month(word) is { } month)
        {
            return parts.Month == 0 ? parts with { Month = month } : null;
        }

        if (hasTime && DateWords.Zone(word) is { } zone)
        {
            return parts with { Offset = zone };
        }

        return DateWords.IsFiller(word) ? parts : null;
    }

    private static Parts? Assign(List<(int Value, int Digits)> numbers, Parts parts, string separators) => (parts.Month, numbers) switch
    {
        ( > 0, [{ Digits: <= 2 } day, { Digits: 2 or 4 } year]) => parts with { Day = day.Value, Year = Century(year) },
        ( > 0, [{ Digits: 4 } year, { Digits: <= 2 } day]) => parts with { Day = day.Value, Year = year.Value },
        (0, [{ Digits: 4 } year, { Digits: <= 2 } month, { Digits: <= 2 } day]) => parts with { Day = day.Value, Month = month.Value, Year = year.Value },

        // Points are German: the day comes first. With slashes or hyphens it may be either.
        (0, [{ Digits: <= 2 } day, { Digits: <= 2 } month, { Digits: 4 } year]) when separators.StartsWith("..", StringComparison.Ordinal) =>
            parts with { Day = day.Value, Month = month.Value, Year = year.Value },
        _ => null,
    };

    private static int Century((int Value, int Digits) year) => year.Digits == 4 ? year.Value : year.Value + (year.Value < 50 ? 2000 : 1900);

    private static DateTimeOffset? ToUtc(Parts parts, TimeZoneInfo zone)
    {
        try
        {
            // 24:00 is the end of the day, and a leap second has no place of its own in .NET.
            var second = parts.Second == 60 ? 59 : parts.Second;
            var endOfDay = parts is { Hour: 24, Minute: 0, Second: 0 };
            var local = new DateTime(parts.Year, parts.Month, parts.Day, endOfDay ? 0 : parts.Hour, parts.Minute, second, DateTimeKind.Unspecified)
                .AddDays(endOfDay ? 1 : 0).AddTicks(parts.Fraction);
            return new DateTimeOffset(DateTime.SpecifyKind(local - (parts.Offset ?? zone.GetUtcOffset(local)), DateTimeKind.Utc));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // 31 February, hour 25, before year 1
        }
    }

    private static TimeSpan? Offset(string text)
    {
        if (DateWords.Zone(text) is { } named)
        {
            return named;
        }

        var match = NumericOffset().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var offset = new TimeSpan(Number(match, "hours"), Number(match, "minutes"), 0);
        return offset > TimeSpan.FromHours(14) ? null : match.Groups["sign"].Value == "+" ? offset : -offset;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static long Fraction(Match match) =>
        match.Groups["fraction"] is { Success: true } digits
            ? long.Parse(digits.Value.PadRight(7, '0')[..7], NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-?(?<month>[0-9]{2})-?(?<day>[0-9]{2})(?:[T\s]\s*(?<hour>[0-9]{1,2}):?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?)?\s*(?<zone>[A-Za-z+-][A-Za-z0-9:+-]*)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\G(?:(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?|(?<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?(?![0-9]))|(?<number>[0-9]{1,4})(?![0-9])|(?<word>\p{L}+)|[\s,./-])")]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?:UTC|GMT)?(?<sign>[+-])(?<hours>[0-9]{1,2})(?::?(?<minutes>[0-9]{2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumericOffset();

    private readonly record struct Parts
    {
        public int Year { get; init; }

        public int Month { get; init; }

        public int Day { get; init; }

        public int Hour { get; init; }

        public int Minute { get; init; }

        public int Second { get; init; }

        /// <summary>Ticks within the second.</summary>
        public long Fraction { get; init; }

        public TimeSpan? Offset { get; init; }
    }
}
