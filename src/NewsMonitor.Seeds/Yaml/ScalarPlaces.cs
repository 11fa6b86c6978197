namespace NewsMonitor.Seeds.Yaml;

/// <summary>Finds where a letter of a scalar stands in its file: a parser knows no places inside of values.</summary>
/// <remarks>Both are walked side by side. Spaces and line breaks, which folding changes, are passed over; quotes and escapes are known.</remarks>
internal static class ScalarPlaces
{
    /// <summary>The place of one letter.</summary>
    /// <param name="content">Text of the file.</param>
    /// <param name="scalar">One of its scalars.</param>
    /// <param name="at">Letter of the scalar's value, from 0; its length for the place after the last one.</param>
    /// <returns>The place of the scalar itself where the two cannot be brought together.</returns>
    public static Position Of(string content, YamlText scalar, int at)
    {
        var value = scalar.Value;
        var isEnd = at >= value.TrimEnd().Length;
        var last = isEnd ? value.TrimEnd().Length - 1 : at;
        var raw = Begin(content, StartOf(content, scalar.Position), out var quote);
        var found = raw;
        for (var letter = 0; letter <= last; letter++)
        {
            if (char.IsWhiteSpace(value[letter]))
            {
                continue;
            }

            while (raw < content.Length && SpaceAt(content, raw, quote) is > 0 and var spaces)
            {
                raw += spaces;
            }

            if (raw >= content.Length)
            {
                return scalar.Position;
            }

            found = raw;
            raw += LengthAt(content, raw, quote);
        }

        return PlaceOf(content, isEnd ? raw : found, scalar.Position.File);
    }

    /// <summary>Where the value of a scalar begins: after its quote, or after the line of its indicator.</summary>
    private static int Begin(string content, int start, out char quote)
    {
        quote = start < content.Length && content[start] is '"' or '\'' ? content[start] : '\0';
        if (quote != '\0')
        {
            return start + 1;
        }

        if (start >= content.Length || content[start] is not ('>' or '|'))
        {
            return start;
        }

        var line = content.IndexOf('\n', start);
        return line < 0 ? content.Length : line + 1;
    }

    private static int StartOf(string content, Position position)
    {
        var start = 0;
        for (var line = 1; line < position.Line; line++)
        {
            start = content.IndexOf('\n', start) + 1;
        }

        return start + position.Column - 1;
    }

    /// <summary>How many characters of space stand there; 0 when none does.</summary>
    private static int SpaceAt(string content, int at, char quote) =>
        char.IsWhiteSpace(content[at]) ? 1
        : quote == '"' && content[at] == '\\' && at + 1 < content.Length && content[at + 1] is 'n' or 'r' or 't' or ' ' or '_' or '\n' or '\r' ? 2
        : 0;

    private static int LengthAt(string content, int at, char quote) => (quote, content[at]) switch
    {
        ('\'', '\'') => 2,
        ('"', '\\') when at + 1 < content.Length => content[at + 1] switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 },
        _ => 1,
    };

    private static Position PlaceOf(string content, int at, string file)
    {
        var before = content.AsSpan(0, Math.Min(at, content.Length));
        return new Position(file, 1 + before.Count('\n'), before.Length - before.LastIndexOf('\n'));
    }
}
