namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>Cuts a folded date text into tokens; white space parts them and is gone.</summary>
internal static class DateScanner
{
    /// <summary>Year, month, day, hour, minute and second of Chinese, Japanese and Korean, which put no blanks around them.</summary>
    private const string Units = "年月日時时分秒년월일시분초";

    public static List<DateToken> Scan(string text)
    {
        var tokens = new List<DateToken>();
        var (position, glued) = (0, false);
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                (position, glued) = (position + 1, false);
                continue;
            }

            var (token, length) = Next(text, position, tokens.Count > 0 && tokens[^1].Kind == TokenKind.Number);
            tokens.Add(token with { Glued = glued });
            (position, glued) = (position + length, true);
        }

        return tokens;
    }

    private static (DateToken Token, int Length) Next(string text, int position, bool afterNumber)
    {
        var rest = text.AsSpan(position);
        if (char.IsAsciiDigit(rest[0]))
        {
            return Token(TokenKind.Number, rest[..CountOf(rest, char.IsAsciiDigit)]);
        }

        // 일 is "day" after a number, and the beginning of "Sunday" elsewhere.
        if (afterNumber && Units.Contains(rest[0], StringComparison.Ordinal))
        {
            return Token(TokenKind.Word, rest[..1]);
        }

        if (!char.IsLetter(rest[0]))
        {
            return Token(TokenKind.Sign, rest[..1]);
        }

        var letters = CountOf(rest, char.IsLetter);
        var region = CountOf(rest, IsRegionLetter);
        if (region > letters + 1 && rest[letters] == '/' && char.IsAsciiLetter(rest[letters + 1]))
        {
            return Token(TokenKind.Region, rest[..region]);
        }

        return letters == 1 && HalfDay(rest) is > 0 and var length
            ? (new DateToken(TokenKind.Word, char.ToLowerInvariant(rest[0]) + "m", false), length)
            : Token(TokenKind.Word, rest[..letters]);
    }

    /// <summary>How long <c>a.m.</c> or <c>p. m.</c> is here; 0 when it is neither.</summary>
    private static int HalfDay(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('a' or 'A' or 'p' or 'P'))
        {
            return 0;
        }

        var rest = text[1..].TrimStart('.').TrimStart();
        if (rest.IsEmpty || rest[0] is not ('m' or 'M') || (rest.Length > 1 && char.IsLetterOrDigit(rest[1])))
        {
            return 0;
        }

        return text.Length - rest.Length + (rest.Length > 1 && rest[1] == '.' ? 2 : 1);
    }

    private static bool IsRegionLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+';

    private static int CountOf(ReadOnlySpan<char> text, Func<char, bool> isPart)
    {
        var count = 0;
        while (count < text.Length && isPart(text[count]))
        {
            count++;
        }

        return count;
    }

    private static (DateToken Token, int Length) Token(TokenKind kind, ReadOnlySpan<char> text) =>
        (new DateToken(kind, kind == TokenKind.Word ? text.ToString().ToLowerInvariant() : text.ToString(), false), text.Length);
}
