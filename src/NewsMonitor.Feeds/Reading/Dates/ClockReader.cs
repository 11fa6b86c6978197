namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>Finds a time of day at one place of a text: <c>9:18</c>, <c>18 Uhr</c>, <c>16h30</c>, <c>3pm</c>, <c>T071828</c>.</summary>
internal static class ClockReader
{
    /// <summary>The time that begins at a number, and how many tokens it takes; null when none begins there.</summary>
    public static (Clock Time, int Used)? Read(DateTokens tokens, int at, DateFacts facts) =>
        (WithColons(tokens, at, facts)
            ?? WithHyphens(tokens, at)
            ?? WithUnits(tokens, at)
            ?? WithPoints(tokens, at, facts)
            ?? Compact(tokens, at, facts)
            ?? HourAlone(tokens, at, facts)) is { } found
            ? Half(tokens, at, found)
            : null;

    private static (Clock, int)? WithColons(DateTokens tokens, int at, DateFacts facts)
    {
        // "2024:07:28" is how cameras write a date.
        if (!tokens[at].IsShort || !tokens[at + 1].IsSign(':') || !tokens[at + 2].IsShort || (tokens[at - 1].IsSign(':') && !facts.HasDay))
        {
            return null;
        }

        var time = new Clock(tokens[at].Value, tokens[at + 2].Value);
        if (!tokens[at + 3].IsSign(':') || !tokens[at + 4].IsShort)
        {
            // "07:18.28": the second point of a time is a mistyped colon.
            return tokens[at + 3].IsSign('.') && tokens[at + 4] is { Digits: 2, Glued: true }
                ? (time with { Second = tokens[at + 4].Value }, 5)
                : (time, 3);
        }

        time = time with { Second = tokens[at + 4].Value, HasSecond = true };
        var (point, fraction) = (tokens[at + 5], tokens[at + 6]);
        if (point.IsSign(':') && fraction.IsShort)
        {
            return (fraction.Text == "00" ? time : new Clock(-1), 7); // four parts are no time, but some programs add a zero too many
        }

        return (point.IsSign('.') || point.IsSign(',') || point.IsSign(':')) && fraction is { Digits: > 0, Glued: true }
            ? (time with { Fraction = Clock.FractionOf(fraction.Text) }, 7)
            : (time, 5);
    }

    /// <summary><c>T07-18-28</c>, from systems that cannot have colons in a file name.</summary>
    private static (Clock, int)? WithHyphens(DateTokens tokens, int at) =>
        tokens[at - 1].IsWord("t") && tokens[at].Digits == 2 && tokens[at + 1].IsSign('-') && tokens[at + 2].Digits == 2
        && tokens[at + 3].IsSign('-') && tokens[at + 4].Digits == 2
            ? (new Clock(tokens[at].Value, tokens[at + 2].Value, tokens[at + 4].Value), 5)
            : null;

    private static (Clock, int)? WithUnits(DateTokens tokens, int at)
    {
        if (!tokens[at].IsShort)
        {
            return null;
        }

        if (tokens[at + 1].IsWord("am", "pm", "noon") || (tokens[at + 1].Glued && tokens[at + 1].IsWord("a", "p")))
        {
            return (new Clock(tokens[at].Value), tokens[at + 1].IsWord("noon") ? 2 : 1);
        }

        if (!tokens[at + 1].IsWord("h", "uhr", "hrs", "時", "时", "시"))
        {
            return null;
        }

        // "16h30min", "4时05分10秒": the unit behind the last number is often left out.
        var (time, used) = (new Clock(tokens[at].Value), 2);
        if (tokens[at + used] is { IsShort: true } minute
            && (minute.Glued || !tokens[at + 1].Glued || tokens[at + used + 1].IsWord("分", "분", "min")))
        {
            (time, used) = (time with { Minute = minute.Value }, used + 1);
            used += tokens[at + used].IsWord("分", "분", "min", "m") ? 1 : 0;
            if (tokens[at + used].IsShort && tokens[at + used + 1].IsWord("秒", "초", "s", "sec"))
            {
                (time, used) = (time with { Second = tokens[at + used].Value }, used + 2);
            }
        }

        return (time, used);
    }

    /// <summary><c>18.30 Uhr</c>, <c>kl. 18.30</c>, or behind a whole date.</summary>
    private static (Clock, int)? WithPoints(DateTokens tokens, int at, DateFacts facts)
    {
        if (!tokens[at].IsShort || !tokens[at + 1].IsSign('.') || tokens[at + 2] is not { Digits: 2, Glued: true } minute)
        {
            return null;
        }

        var hasSecond = tokens[at + 3].IsSign('.') && tokens[at + 4] is { Digits: 2, Glued: true };
        var used = hasSecond ? 5 : 3;
        var isTime = facts.HasDay || tokens[at + used].IsWord("uhr", "h", "am", "pm") || tokens[at - 1].IsWord("kl", "klo", "um")
            || (tokens[at - 1].IsSign('.') && tokens[at - 2].IsWord("kl"));
        return isTime ? (new Clock(tokens[at].Value, minute.Value, hasSecond ? tokens[at + 4].Value : 0), used) : null;
    }

    /// <summary>Digits alone are a time behind a <c>T</c>, and behind a date that is itself written in ISO 8601.</summary>
    private static (Clock, int)? Compact(DateTokens tokens, int at, DateFacts facts)
    {
        var isTime = tokens[at - 1].IsWord("t")
            || (tokens[at].Digits is 4 or 6 && facts is { HasDay: true, Month: null, Numbers: [{ Digits: 4 or 8 }, ..] });
        if (!isTime || Clock.OfDigits(tokens[at].Text) is not { } time)
        {
            return null;
        }

        return tokens[at].Digits == 6
            && (tokens[at + 1].IsSign('.') || tokens[at + 1].IsSign(','))
            && tokens[at + 2] is { Digits: > 0, Glued: true }
            ? (time with { Fraction = Clock.FractionOf(tokens[at + 2].Text) }, 3)
            : (time, 1);
    }

    /// <summary>The 15 of <c>28 Jul 2024 15 -0700</c>.</summary>
    private static (Clock, int)? HourAlone(DateTokens tokens, int at, DateFacts facts) =>
        facts.HasDay
        && tokens[at].IsShort
        && (tokens[at + 1].IsSign('-') || tokens[at + 1].IsSign('+'))
        && tokens[at + 2] is { Digits: 4, Glued: true }
            ? (new Clock(tokens[at].Value), 1)
            : null;

    private static (Clock, int) Half(DateTokens tokens, int at, (Clock Time, int Used) found)
    {
        var next = tokens[at + found.Used];
        return next.IsWord("am", "pm") || (next.Glued && next.IsWord("a", "p"))
            ? (found.Time.InHalf(afternoon: next.Text[0] == 'p'), found.Used + 1)
            : found;
    }
}
