using System.Globalization;

namespace NewsMonitor.Core.Watch.Conditions;

/// <summary>Reads conditions such as <c>relevance >= 60 and count(place in (JP, KR)) >= 2 and not source in (satire)</c>.</summary>
/// <remarks>
/// <c>or</c> binds less than <c>and</c>, and that less than <c>not</c>. Words are told by case. Length and depth are bounded, so that no
/// text can exhaust the stack.
/// </remarks>
public sealed class ConditionParser
{
    /// <summary>Characters of the longest text.</summary>
    public const int MostCharacters = 4000;

    /// <summary>Levels of parentheses and <c>not</c>.</summary>
    public const int MostLevels = 16;

    private readonly ConditionLexer _lexer;
    private readonly List<NamedId> _ids = [];
    private ConditionToken _next;
    private int _level;

    private ConditionParser(string text) => _lexer = new ConditionLexer(text);

    /// <summary>Reads a text; never throws for what it says.</summary>
    public static ParsedCondition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            return new ParsedCondition(null, [], new ConditionProblem(ConditionFault.TooLarge, 0, $"longer than {MostCharacters} characters; make two rules of it"));
        }

        var parser = new ConditionParser(text);
        try
        {
            return new ParsedCondition(parser.ReadAll(), parser._ids, null);
        }
        catch (ConditionException e)
        {
            return new ParsedCondition(null, parser._ids, e.Problem);
        }
    }

    private Condition ReadAll()
    {
        Advance();
        var condition = ReadAny();
        return _next.Kind == ConditionTokenKind.End ? condition : throw Unexpected("'and', 'or' or the end");
    }

    private Condition ReadAny()
    {
        var parts = new List<Condition> { ReadAllOf() };
        while (Skip("or"))
        {
            parts.Add(ReadAllOf());
        }

        return parts.Count == 1 ? parts[0] : new AnyOf(parts);
    }

    private Condition ReadAllOf()
    {
        var parts = new List<Condition> { ReadOne() };
        while (Skip("and"))
        {
            parts.Add(ReadOne());
        }

        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private Condition ReadOne()
    {
        var start = _next;
        if (Skip("not"))
        {
            Descend(start);
            var condition = ReadOne().Negated();
            _level--;
            return condition;
        }

        if (Skip("("))
        {
            Descend(start);
            var condition = ReadAny();
            Expect(")");
            _level--;
            return condition;
        }

        return ReadTest();
    }

    private Condition ReadTest()
    {
        var word = Take(ConditionTokenKind.Word, "a field such as 'topic', or '('");
        switch (word.Value)
        {
            case "count" when _next.Is("("):
                return ReadCount();
            case "text":
                Expect("~");
                return new PhraseTest(ReadPhrase());
        }

        var field = FieldOf(word);
        if (Skip("not"))
        {
            return _next.Is("in") ? ReadMembers(field, word).Negated() : throw Unexpected("'in'");
        }

        if (_next.Is("in"))
        {
            return ReadMembers(field, word);
        }

        var sign = ReadComparison($"'in' or a comparison such as '{(field.IsNumber() ? ">=" : "=")}'", out var at);
        return field.IsNumber() ? new NumberTest(field, sign, ReadNumber(field)) : ReadSame(field, sign, at);
    }

    private MemberTest ReadMembers(WatchField field, ConditionToken word)
    {
        if (field.IsNumber())
        {
            throw Problem(ConditionFault.Mismatch, word.At, $"'{word.Value}' is a number: compare it, such as '{word.Value} >= 2'");
        }

        Advance();
        return new MemberTest(field, ReadIds(field));
    }

    /// <summary><c>lang = de</c>: the only member that is asked for.</summary>
    private Condition ReadSame(WatchField field, Comparison sign, int at)
    {
        if (sign is not (Comparison.Equal or Comparison.NotEqual))
        {
            throw Problem(ConditionFault.Mismatch, at, $"'{field.Word()}' is no number: write '{field.Word()} in (…)', '=' or '!='");
        }

        var same = new MemberTest(field, [ReadId(field)]);
        return sign == Comparison.Equal ? same : same.Negated();
    }

    private CountTest ReadCount()
    {
        Expect("(");
        var word = Take(ConditionTokenKind.Word, "a field such as 'place'");
        var field = FieldOf(word);
        if (!_next.Is("in"))
        {
            throw Unexpected("'in'");
        }

        var ids = ReadMembers(field, word).Ids;
        Expect(")");
        var sign = ReadComparison("a comparison such as '>='", out _);
        var at = _next.At;
        var count = ReadWhole();
        return count >= 0 && count <= ids.Count
            ? new CountTest(field, ids, sign, count)
            : throw Problem(ConditionFault.Mismatch, at, $"of {ids.Count} ids there are 0 to {ids.Count}");
    }

    private List<string> ReadIds(WatchField field)
    {
        Expect("(");
        var ids = new List<string>();
        do
        {
            var at = _next.At;
            var id = ReadId(field);
            if (ids.Contains(id))
            {
                throw Problem(ConditionFault.Mismatch, at, $"'{id}' is in the list already");
            }

            ids.Add(id);
        }
        while (Skip(","));
        Expect(")");
        return ids;
    }

    private string ReadId(WatchField field)
    {
        var id = Take(ConditionTokenKind.Word, "an id");
        _ids.Add(new NamedId(field, id.Value, id.At));
        return id.Value;
    }

    private string ReadPhrase()
    {
        var phrase = Take(ConditionTokenKind.Text, "a phrase in quotes");
        return phrase.Value.Any(char.IsLetterOrDigit)
            ? phrase.Value
            : throw Problem(ConditionFault.Syntax, phrase.At, "a phrase needs a letter");
    }

    private int ReadNumber(WatchField field)
    {
        var at = _next.At;
        var number = ReadWhole();
        var (least, most) = field.Range();
        return number >= least && number <= most
            ? number
            : throw Problem(ConditionFault.Mismatch, at, $"'{field.Word()}' goes from {least} to {most}");
    }

    private int ReadWhole()
    {
        var digits = Take(ConditionTokenKind.Word, "a whole number");
        return int.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem(ConditionFault.Syntax, digits.At, $"'{digits.Value}' is no whole number");
    }

    private Comparison ReadComparison(string expected, out int at)
    {
        at = _next.At;
        if (_next.Kind != ConditionTokenKind.Sign || Comparisons.Of(_next.Value) is not { } comparison)
        {
            throw Unexpected(expected);
        }

        Advance();
        return comparison;
    }

    private static WatchField FieldOf(ConditionToken word) => WatchFields.Of(word.Value)
        ?? throw new ConditionException(new ConditionProblem(ConditionFault.UnknownField, word.At, $"unknown field '{word.Value}'", word.Value));

    private void Descend(ConditionToken at)
    {
        if (++_level > MostLevels)
        {
            throw Problem(ConditionFault.TooLarge, at.At, $"deeper than {MostLevels} levels");
        }
    }

    private ConditionToken Take(ConditionTokenKind kind, string expected)
    {
        var taken = _next.Kind == kind ? _next : throw Unexpected(expected);
        Advance();
        return taken;
    }

    private void Expect(string value)
    {
        if (!Skip(value))
        {
            throw Unexpected($"'{value}'");
        }
    }

    private bool Skip(string value)
    {
        if (!_next.Is(value))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Advance() => _next = _lexer.Next();

    private ConditionException Unexpected(string expected) => Problem(ConditionFault.Syntax, _next.At, $"expected {expected}, not {_next}");

    private static ConditionException Problem(ConditionFault fault, int at, string message) => new(new ConditionProblem(fault, at, message));
}
