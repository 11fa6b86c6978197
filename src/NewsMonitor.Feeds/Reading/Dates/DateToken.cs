using System.Globalization;

namespace NewsMonitor.Feeds.Reading.Dates;

internal enum TokenKind
{
    /// <summary>What stands before the first and behind the last token.</summary>
    None,

    /// <summary>ASCII digits.</summary>
    Number,

    /// <summary>Letters, in lower case; or one character that marks a unit, such as <c>年</c>.</summary>
    Word,

    /// <summary>The name of a zone in the tz database, such as <c>Europe/Brussels</c>, as written.</summary>
    Region,

    /// <summary>One character of any other kind.</summary>
    Sign,
}

/// <summary>A piece of a date text.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Text">The characters.</param>
/// <param name="Glued">No white space parts it from the token before.</param>
internal readonly record struct DateToken(TokenKind Kind, string Text, bool Glued)
{
    public int Digits => Kind == TokenKind.Number ? Text.Length : 0;

    /// <summary>A number of one or two digits, as hours, days and months have.</summary>
    public bool IsShort => Digits is 1 or 2;

    /// <summary>The value of a number; -1 for one that is too long to mean anything.</summary>
    public long Value => Digits is > 0 and <= 18 ? long.Parse(Text, NumberStyles.None, CultureInfo.InvariantCulture) : -1;

    public bool IsSign(char sign) => Kind == TokenKind.Sign && Text[0] == sign;

    public bool IsWord(params ReadOnlySpan<string> words) => Kind == TokenKind.Word && words.Contains(Text);
}
