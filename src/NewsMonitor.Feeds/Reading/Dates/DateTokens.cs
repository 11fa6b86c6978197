namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>The tokens of a text; before the first and behind the last one there are empty ones.</summary>
internal sealed class DateTokens(IReadOnlyList<DateToken> tokens)
{
    public int Count => tokens.Count;

    public DateToken this[int index] => index >= 0 && index < tokens.Count ? tokens[index] : new DateToken(TokenKind.None, "", false);
}
