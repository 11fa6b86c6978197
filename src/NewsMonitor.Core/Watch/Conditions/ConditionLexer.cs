namespace NewsMonitor.Core.Watch.Conditions;

/// <summary>Cuts a condition into words, quoted texts and signs.</summary>
internal sealed class ConditionLexer(string text)
{
    private int _at;

    public ConditionToken Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        if (_at == text.Length)
        {
            return new ConditionToken(ConditionTokenKind.End, "", _at);
        }

        return text[_at] is '"' or '\'' ? Quoted() : IsInWord(text[_at]) ? Word() : Sign();
    }

    private ConditionToken Word()
    {
        var start = _at;
        while (_at < text.Length && IsInWord(text[_at]))
        {
            _at++;
        }

        return new ConditionToken(ConditionTokenKind.Word, text[start.._at], start);
    }

    private ConditionToken Quoted()
    {
        var start = _at++;
        var end = text.IndexOf(text[start], _at);
        if (end < 0)
        {
            throw new ConditionException(new ConditionProblem(ConditionFault.Syntax, start, "this text has no closing quote"));
        }

        _at = end + 1;
        return new ConditionToken(ConditionTokenKind.Text, text[(start + 1)..end], start);
    }

    private ConditionToken Sign()
    {
        var start = _at;
        var length = text.AsSpan(start) is [('<' or '>' or '!'), '=', ..] ? 2 : 1;
        var sign = text.Substring(start, length);
        if (sign is not (">=" or ">" or "<=" or "<" or "=" or "!=" or "(" or ")" or "," or "~"))
        {
            throw new ConditionException(new ConditionProblem(ConditionFault.Syntax, start, $"'{sign}' means nothing here"));
        }

        _at += length;
        return new ConditionToken(ConditionTokenKind.Sign, sign, start);
    }

    private static bool IsInWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or ':' or '/' or '_';
}

/// <summary>A word, a quoted text, or a sign.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Value">Its letters, without quotes.</param>
/// <param name="At">Where it begins, from 0.</param>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Value, int At)
{
    public bool Is(string value) => Kind != ConditionTokenKind.Text && Value == value;

    public override string ToString() => Kind == ConditionTokenKind.End ? "the end" : $"'{Value}'";
}

internal enum ConditionTokenKind
{
    Word,
    Text,
    Sign,
    End,
}

/// <summary>Ends the reading of a condition at its first mistake.</summary>
internal sealed class ConditionException(ConditionProblem problem) : Exception(problem.Message)
{
    public ConditionProblem Problem => problem;
}
