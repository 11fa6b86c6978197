using System.Globalization;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>The day that the parts of a date mean.</summary>
/// <param name="Date">The day; the first one of a month or year that stands alone.</param>
/// <param name="IsAmbiguous">Another order of the numbers gives another day.</param>
internal readonly record struct CalendarDay(DateOnly Date, bool IsAmbiguous = false)
{
    /// <summary>Decides which number is which; null when they make no day.</summary>
    /// <param name="facts">What the words say.</param>
    /// <param name="dayFirst">Where both are possible, the day stands before the month.</param>
    public static CalendarDay? Of(DateFacts facts, bool dayFirst) => facts switch
    {
        { Year: { } year, Numbers.Count: 0 } => Of(year, facts.Month ?? 1, facts.Day ?? 1),
        { IsWeek: true } => Week(facts.Numbers),
        { Month: { } month, Day: { } day, Numbers: [{ Digits: 4 } year] } => Of(year.Value, month, day),
        { Month: { } month, Day: null, Year: null } => Named(month, facts),
        { Month: null, Day: null, Year: null } => Numeric(facts, dayFirst),
        _ => null,
    };

    private static CalendarDay? Named(int month, DateFacts facts) => facts.Numbers switch
    {
        // "Dec x 2012 11:47" has lost its day; a month has no time.
        [{ Digits: 4 } year] when facts.Clock is null => Of(year.Value, month, 1),
        [{ Digits: 2, Separator: '\'' or '’' } year] when facts.Clock is null => Of(year.Year, month, 1),
        [{ Digits: 3 or 4 } year, { Digits: <= 2 } day] => Of(year.Year, month, day.Value),
        [{ Digits: <= 2 } day, { Digits: 3 or 4 } year] => Of(year.Year, month, day.Value),
        [{ Digits: <= 2 } day, { Digits: 2, IsOrdinal: false } year] when day.Value is >= 1 and <= 31 => Of(year.Year, month, day.Value),
        [{ Digits: 2 } year, { Digits: <= 2 } day] => Of(year.Year, month, day.Value),
        _ => null,
    };

    private static CalendarDay? Numeric(DateFacts facts, bool dayFirst) => facts.Numbers switch
    {
        [var one] => Compact(one),
        [{ Digits: 4 } year, { Digits: 3 } day] => Ordinal(year.Value, day.Value),
        [{ Digits: 2 } year, { Digits: 3 } day] => Ordinal(year.Year, day.Value),
        _ when facts is { Numbers.Count: 2, Clock: not null } => null, // half a date
        [{ Digits: 4 } year, { Digits: <= 2 } month] => Of(year.Value, month.Value, 1),
        [{ Digits: <= 2 } month, { Digits: 4 } year] => Of(year.Value, month.Value, 1),
        [{ Digits: 2, Separator: '-' } year, { Digits: 2 } month] => Of(year.Year, month.Value, 1),
        [{ Digits: 3 or 4 } year, { Digits: <= 2 } month, { Digits: <= 2 } day] => Of(year.Year, month.Value, day.Value),
        // "2024-007-28": some programs write a zero too many.
        [{ Digits: 4 } year, { Digits: 3, Value: <= 12 } month, { Digits: <= 2 } day] => Of(year.Value, month.Value, day.Value),
        [{ Digits: 2 } year, { Digits: <= 2 } month, { Digits: 1 } day] => Of(year.Year, month.Value, day.Value),
        [{ Digits: <= 2 } one, { Digits: <= 2 } two, { Digits: >= 2 and <= 4 } year] => Ordered(one, two, year, facts.Weekday, dayFirst),
        _ => null,
    };

    /// <summary>The forms of ISO 8601 without hyphens. Six digits are a day without its century, as the standard once had it.</summary>
    private static CalendarDay? Compact(DateNumber one) => one.Digits switch
    {
        8 => Of(one.Value / 10_000, one.Value / 100 % 100, one.Value % 100),
        7 => Ordinal(one.Value / 1000, one.Value % 1000),
        6 => Of(Short(one.Value / 10_000), one.Value / 100 % 100, one.Value % 100),
        5 => Ordinal(Short(one.Value / 1000), one.Value % 1000),
        4 when one.Separator == '-' => Of(Short(one.Value / 100), one.Value % 100, 1),
        4 => Of(one.Value, 1, 1),
        _ => null,
    };

    /// <summary>Day, month and year, or month, day and year; with two digits each, the year may come first.</summary>
    private static CalendarDay? Ordered(DateNumber one, DateNumber two, DateNumber year, DayOfWeek? weekday, bool dayFirst)
    {
        var byDay = Of(year.Year, two.Value, one.Value);
        var byMonth = Of(year.Year, one.Value, two.Value);
        // "03-12-31" is a day of 2003 and "28-07-24" one of 2024: what is news lies rather in the past.
        var byYear = year.Digits == 2 && one.Digits == 2 ? Of(one.Year, two.Value, year.Value) : null;
        if (byYear is { } first && ((byDay ?? byMonth) is not { } other || (year.Separator == '-' && first.Date <= other.Date)))
        {
            return first with { IsAmbiguous = (byDay ?? byMonth) is not null };
        }

        if (byDay is not { } european || byMonth is not { } american || european == american)
        {
            return (byDay ?? byMonth) is { } only ? only with { IsAmbiguous = byYear is not null && two.Separator != '.' } : null;
        }

        // Points are European, and blanks are those of RFC 822 with a number for the name.
        if (two.Separator is '.' or ' ')
        {
            return european;
        }

        return (european.Date.DayOfWeek == weekday, american.Date.DayOfWeek == weekday) switch
        {
            (true, false) => european,
            (false, true) => american,
            _ => (dayFirst ? european : american) with { IsAmbiguous = true },
        };
    }

    private static CalendarDay? Week(List<DateNumber> numbers) => numbers switch
    {
        [{ Digits: 2 or 4 } year, { Digits: 3 } week] => Week(year.Year, week.Value / 10, week.Value % 10),
        [{ Digits: 2 or 4 } year, { Digits: <= 2 } week] => Week(year.Year, week.Value, 1),
        [{ Digits: 2 or 4 } year, { Digits: <= 2 } week, { Digits: 1 } day] => Week(year.Year, week.Value, day.Value),
        _ => null,
    };

    private static CalendarDay? Week(int year, int week, int day) =>
        year is >= 1 and < 9999 && day is >= 1 and <= 7 && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? new CalendarDay(ISOWeek.ToDateOnly(year, week, (DayOfWeek)(day % 7)))
            : null;

    private static CalendarDay? Ordinal(int year, int day) =>
        year is >= 1 and <= 9999 && day >= 1 && day <= (DateTime.IsLeapYear(year) ? 366 : 365)
            ? new CalendarDay(new DateOnly(year, 1, 1).AddDays(day - 1))
            : null;

    private static CalendarDay? Of(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new CalendarDay(new DateOnly(year, month, day))
            : null;

    private static int Short(int year) => year < 50 ? 2000 + year : 1900 + year;
}
