using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>Reads dates as feeds write them: RFC 822 and its relatives, ISO 8601, timestamps, plain numbers and a score of languages.</summary>
/// <remarks>
/// The one date parser. It depends on its arguments and the tz database alone, never on the zone or the culture of the host,
/// and looks at each character once. A date that can be read in more than one way is read in the likelier one and says so;
/// what names no day that exists, such as 31 February, is no date: a wrong time is worse than none.
/// <para>
/// A local time that the clocks leave out in spring is read as if they had not been moved (02:30 is 03:30 in summer time);
/// one that comes twice in autumn is its second coming, in winter time.
/// </para>
/// </remarks>
internal static class FeedDate
{
    /// <summary>Nobody needs more for a date, not even with weekday, zone and comment.</summary>
    private const int MaxLength = 150;

    private const int MaxRaw = 200;

    private static readonly TimeZoneInfo Korea = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Seoul", out var seoul)
        ? seoul
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Seoul", TimeSpan.FromHours(9), null, null);

    /// <summary>What the source says; null when it says nothing.</summary>
    /// <param name="raw">The date as the source wrote it.</param>
    /// <param name="zone">
    /// What a time without a zone means, and a day without a time. In a zone of Europe 07/08 is a day of August, elsewhere one of July.
    /// </param>
    public static SourceTime? Read(string? raw, TimeZoneInfo zone)
    {
        var words = TextGate.Line(raw, MaxRaw);
        if (words.Length == 0)
        {
            return null;
        }

        return words.Length <= MaxLength && Understand(words, zone) is var (at, quality)
            ? new SourceTime(at, quality, words)
            : new SourceTime(null, DateQuality.Unreadable, words);
    }

    private static (DateTimeOffset At, DateQuality Quality)? Understand(string words, TimeZoneInfo zone)
    {
        var text = DateText.Of(words);
        var tokens = new DateTokens(DateScanner.Scan(text.Words));
        if (Timestamp(tokens) is { } instant)
        {
            return (instant, DateQuality.Exact);
        }

        if (DateSentence.Read(tokens) is not { } facts || CalendarDay.Of(facts, IsEuropean(zone)) is not { } day)
        {
            return null;
        }

        if (facts is { Offset: null, Zone: null })
        {
            facts.Zone = ZoneNames.Find(text.Comment.Trim().ToLowerInvariant());
        }

        return Utc(day, facts, zone) is { } at ? (at, Quality(day, facts)) : null;
    }

    /// <summary>Seconds since 1970 in ten digits, or milliseconds in thirteen.</summary>
    private static DateTimeOffset? Timestamp(DateTokens tokens) => tokens[0].Digits switch
    {
        10 when tokens.Count == 1 || (tokens.Count == 3 && tokens[1].IsSign('.') && tokens[2].Digits > 0) =>
            DateTimeOffset.FromUnixTimeSeconds(tokens[0].Value).AddTicks(tokens.Count == 3 ? Clock.FractionOf(tokens[2].Text) : 0),
        13 when tokens.Count == 1 => DateTimeOffset.FromUnixTimeMilliseconds(tokens[0].Value),
        _ => null,
    };

    private static DateTimeOffset? Utc(CalendarDay day, DateFacts facts, TimeZoneInfo zone)
    {
        if ((facts.Clock ?? new Clock(0)).OfDay is not { } time)
        {
            return null;
        }

        var midnight = day.Date.ToDateTime(TimeOnly.MinValue);
        if (time > DateTime.MaxValue - midnight)
        {
            return null;
        }

        var local = midnight + time;
        var offset = facts.Offset ?? facts.Zone?.OffsetAt(local) ?? (facts.IsKorean ? Korea : zone).GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private static DateQuality Quality(CalendarDay day, DateFacts facts) => facts switch
    {
        _ when day.IsAmbiguous => DateQuality.Ambiguous,
        { Clock: null } => DateQuality.DayOnly,
        { Offset: not null } => DateQuality.Exact,
        { Zone: { } zone } => zone.Doubtful ? DateQuality.Ambiguous : DateQuality.Exact,
        _ => DateQuality.ZoneAssumed,
    };

    private static bool IsEuropean(TimeZoneInfo zone) => zone.Id.StartsWith("Europe/", StringComparison.Ordinal);
}
