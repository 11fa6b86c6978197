using System.Buffers;

namespace NewsMonitor.Feeds.Html;

/// <summary>Reads the markup that nearly every article is made of, without copying it.</summary>
/// <remarks>
/// Follows the HTML tokenizer for ordinary tags, comments and references. Whatever is out of the ordinary it does not try to
/// understand: <see cref="Read"/> says <see cref="MarkupPart.Odd"/>, and the whole text goes to AngleSharp, which does.
/// </remarks>
internal ref struct MarkupScanner(ReadOnlySpan<char> html)
{
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\n\f\r/>\0");
    private static readonly SearchValues<char> EndOfAttributeName = SearchValues.Create(" \t\n\f\r/>=\0\"'<");
    private static readonly SearchValues<char> EndOfBareValue = SearchValues.Create(" \t\n\f\r>\0\"'<=`");
    private static readonly SearchValues<char> NotText = SearchValues.Create("<&\0");

    private readonly ReadOnlySpan<char> _html = html;
    private int _at;

    /// <summary>Characters of a text, decoded, or the name of a tag as written.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>What stands between the name of a tag and its end.</summary>
    public ReadOnlySpan<char> Attributes { get; private set; }

    public bool IsSelfClosing { get; private set; }

    public MarkupPart Read()
    {
        if (_at >= _html.Length)
        {
            return MarkupPart.End;
        }

        var rest = _html[_at..];
        switch (rest[0])
        {
            case '<' when rest.Length > 1 && char.IsAsciiLetter(rest[1]):
                return Tag(rest, nameAt: 1, MarkupPart.StartTag);
            case '<' when rest.Length > 2 && rest[1] == '/' && char.IsAsciiLetter(rest[2]):
                return Tag(rest, nameAt: 2, MarkupPart.EndTag);
            case '<' when rest.Length > 1 && rest[1] is '/' or '!' or '?':
                return Comment(rest);
            case '&':
                return Reference(rest);
            case '\0':
                return MarkupPart.Odd;
            default:
                var length = rest[1..].IndexOfAny(NotText); // a lone < is text
                return Text(length < 0 ? rest : rest[..(length + 1)], length < 0 ? rest.Length : length + 1);
        }
    }

    /// <summary>Passes over the content of an element that holds no markup, and its end tag; to the end when there is none.</summary>
    /// <returns>False when the content might mean something else.</returns>
    public bool SkipRawText(ReadOnlySpan<char> name)
    {
        for (var rest = _html[_at..]; ; rest = _html[_at..])
        {
            var end = rest.IndexOf("</");
            if ((end < 0 ? rest : rest[..end]).IndexOf("<!--") >= 0)
            {
                return false; // inside a script a comment may hide its end
            }

            if (end < 0)
            {
                _at = _html.Length;
                return true;
            }

            _at += end;
            rest = rest[(end + 2)..];
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && rest.Length > name.Length && EndOfName.Contains(rest[name.Length]))
            {
                return Read() == MarkupPart.EndTag;
            }

            _at += 2;
        }
    }

    private MarkupPart Text(ReadOnlySpan<char> text, int length)
    {
        Value = text;
        _at += length;
        return MarkupPart.Text;
    }

    private MarkupPart Reference(ReadOnlySpan<char> rest) =>
        CharacterReference.Read(rest, out var length, out var text) ? Text(text, length) : MarkupPart.Odd;

    private MarkupPart Comment(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("<!--") || rest[4..].StartsWith(">") || rest[4..].StartsWith("->"))
        {
            return MarkupPart.Odd;
        }

        var length = rest[4..].IndexOf("-->");
        if (length < 0 || rest.Slice(4, length + 2).IndexOf("--!") >= 0)
        {
            return MarkupPart.Odd;
        }

        _at += 4 + length + 3;
        return MarkupPart.Comment;
    }

    private MarkupPart Tag(ReadOnlySpan<char> rest, int nameAt, MarkupPart kind)
    {
        var end = rest[nameAt..].IndexOfAny(EndOfName);
        if (end < 0)
        {
            return MarkupPart.Odd;
        }

        var at = nameAt + end;
        var attributesAt = at;
        for (; ; )
        {
            var slash = false;
            for (; at < rest.Length && (rest[at] is ' ' or '\t' or '\n' or '\f' or '\r' or '/'); at++)
            {
                slash = rest[at] == '/';
            }

            if (at >= rest.Length)
            {
                return MarkupPart.Odd;
            }

            if (rest[at] == '>')
            {
                Value = rest.Slice(nameAt, end);
                Attributes = rest[attributesAt..at];
                IsSelfClosing = slash;
                _at += at + 1;
                return kind;
            }

            if (AttributeLength(rest[at..]) is var length && length == 0)
            {
                return MarkupPart.Odd;
            }

            at += length;
        }
    }

    /// <summary>Length of an attribute, its value included; 0 when it is an odd one.</summary>
    private static int AttributeLength(ReadOnlySpan<char> text)
    {
        var name = text.IndexOfAny(EndOfAttributeName);
        if (name <= 0 || text[name] is '\0' or '"' or '\'' or '<')
        {
            return 0;
        }

        var at = name;
        at += WhiteSpace(text[at..]);
        if (at >= text.Length || text[at] != '=')
        {
            return name;
        }

        at++;
        at += WhiteSpace(text[at..]);
        if (at >= text.Length || text[at] == '>')
        {
            return 0;
        }

        if (text[at] is '"' or '\'')
        {
            var quoted = text[(at + 1)..].IndexOf(text[at]);
            return quoted < 0 || text.Slice(at + 1, quoted).Contains('\0') ? 0 : at + quoted + 2;
        }

        var bare = text[at..].IndexOfAny(EndOfBareValue);
        return bare <= 0 || text[at + bare] is '\0' or '"' or '\'' or '<' or '=' or '`' ? 0 : at + bare;
    }

    private static int WhiteSpace(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(" \t\n\f\r");
        return length < 0 ? text.Length : length;
    }
}
