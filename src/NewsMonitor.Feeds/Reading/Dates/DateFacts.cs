namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>A number of the date, before it is decided whether it is a day, a month or a year.</summary>
/// <param name="Value">At least 0.</param>
/// <param name="Digits">How many it is written with.</param>
/// <param name="Separator">The sign before it, a blank when there is none.</param>
/// <param name="IsOrdinal">It is written as <c>1st</c>: a day.</param>
internal readonly record struct DateNumber(int Value, int Digits, char Separator, bool IsOrdinal)
{
    /// <summary>Two digits are of this and the last century as RFC 2822 has it, three count from 1900.</summary>
    public int Year => Digits switch
    {
        4 => Value,
        3 => 1900 + Value,
        _ => Value < 50 ? 2000 + Value : 1900 + Value,
    };
}

/// <summary>What the words of a date say, one by one.</summary>
internal sealed class DateFacts
{
    /// <summary>Numbers that no word explains, in the order of the text.</summary>
    public List<DateNumber> Numbers { get; } = [];

    /// <summary>The year, where a word says that it is one: <c>2024年</c>.</summary>
    public int? Year { get; set; }

    /// <summary>The month by its name or by its word: <c>Juli</c>, <c>7月</c>.</summary>
    public int? Month { get; set; }

    /// <summary>The day, where a word says that it is one: <c>28日</c>.</summary>
    public int? Day { get; set; }

    /// <summary>The number is that of a week: <c>2024-W30</c>.</summary>
    public bool IsWeek { get; set; }

    public DayOfWeek? Weekday { get; set; }

    public Clock? Clock { get; set; }

    /// <summary>The offset in digits, which is nearer to the truth than a name.</summary>
    public TimeSpan? Offset { get; set; }

    /// <summary>The first zone name.</summary>
    public ZoneMeaning? Zone { get; set; }

    /// <summary>Written in Korean, and so in the time of Korea: the language has no other.</summary>
    public bool IsKorean { get; set; }

    /// <summary>Day, time and offset have been told: whatever follows says nothing more.</summary>
    public bool IsComplete => HasDay && Clock is not null && Offset is not null;

    /// <summary>Year, month and day have been told: what follows is a time or a zone.</summary>
    public bool HasDay =>
        Numbers.Count + (Year is null ? 0 : 1) + (Month is null ? 0 : 1) + (Day is null ? 0 : 1) >= 3 || (Numbers is [{ Digits: > 4 }, ..]);
}
