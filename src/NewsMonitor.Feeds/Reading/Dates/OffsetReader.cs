namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>Finds an offset from UTC at one place of a text: <c>+0200</c>, <c>-5</c>, <c>+05:30</c>.</summary>
internal static class OffsetReader
{
    /// <summary>The offset that begins at a sign, and how many tokens it takes; null when none begins there.</summary>
    /// <remarks>An impossible one, such as <c>+9900</c>, is no offset and says nothing else either.</remarks>
    public static (TimeSpan? Offset, int Used)? AfterSign(DateTokens tokens, int at, DateFacts facts)
    {
        var number = tokens[at + 1];
        if (!(tokens[at].IsSign('+') || tokens[at].IsSign('-')) || number.Digits is 0 or > 6 || IsDate(tokens, at, facts))
        {
            return null;
        }

        var (offset, used) = Read(tokens, at + 1);
        return (tokens[at].IsSign('-') ? -offset : offset, used + 1);
    }

    /// <summary>
    /// An offset that has lost its sign: in a form, "+" means a blank. Only behind a whole date and a time to the second is
    /// nothing else possible.
    /// </summary>
    public static (TimeSpan Offset, int Used)? WithoutSign(DateTokens tokens, int at, DateFacts facts) =>
        facts is { HasDay: true, Clock.HasSecond: true } && tokens[at - 1].Kind != TokenKind.Sign && !tokens[at + 3].IsSign(':')
        && (tokens[at].Digits == 4 || tokens[at].Text == "00" || (tokens[at].Digits == 2 && tokens[at + 1].IsSign(':')))
        && Read(tokens, at) is ({ } offset, var used) && offset <= TimeSpan.FromHours(14) ? (offset, used) : null;

    /// <summary>The hyphen is one between the parts of a date or around a time, as in <c>19:19 - 30 March</c>.</summary>
    private static bool IsDate(DateTokens tokens, int at, DateFacts facts)
    {
        var (before, number, after) = (tokens[at - 1], tokens[at + 1], tokens[at + 2]);
        if (facts.Clock is null)
        {
            // "2024-07-28+02:00" is a date of XML Schema, and "28.07.2024 +0200" one whose time is missing.
            var isSchema = number.Digits == 2 && after.IsSign(':') && !tokens[at + 4].IsSign(':');
            return !(facts.HasDay && number.Glued && (tokens[at].Glued ? isSchema : number.Digits == 4));
        }

        if (after.IsSign('/') || after.IsSign('.') || (after.IsSign('-') && number.Glued && after.Glued))
        {
            return true;
        }

        var isInsideDate = tokens[at].Glued && before.Kind == TokenKind.Word && MonthNames.Number(before.Text) is not null;
        var isSpacedOffset = facts.HasDay && (number.Digits == 4 || (after.IsSign(':') && facts.Clock.Value.HasSecond));
        return isInsideDate || (tokens[at].IsSign('-') && !number.Glued && !isSpacedOffset);
    }

    private static (TimeSpan? Offset, int Used) Read(DateTokens tokens, int at)
    {
        var (value, digits) = (tokens[at].Value, tokens[at].Digits);
        if (digits <= 2 && tokens[at + 1].IsSign(':') && tokens[at + 2].IsShort)
        {
            var used = tokens[at + 3].IsSign(':') && tokens[at + 4].IsShort ? 5 : 3; // seconds, from before the zones of the railways
            return Offset(value, tokens[at + 2].Value, used == 5 ? tokens[at + 4].Value : 0, used);
        }

        return digits switch
        {
            <= 2 => Offset(value, 0, 0, 1),
            <= 4 => Offset(value / 100, value % 100, 0, 1),
            _ => Offset(value / 10_000, value / 100 % 100, value % 100, 1),
        };
    }

    /// <summary>Nobody lives a day or more from Greenwich: such an offset is a mistake, not a time.</summary>
    private static (TimeSpan? Offset, int Used) Offset(long hours, long minutes, long seconds, int used) =>
        hours < 24 && minutes < 60 && seconds < 60 ? (new TimeSpan((int)hours, (int)minutes, (int)seconds), used) : (null, used);
}
