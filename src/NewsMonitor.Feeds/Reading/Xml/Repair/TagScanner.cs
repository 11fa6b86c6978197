using System.Text;

namespace NewsMonitor.Feeds.Reading.Xml.Repair;

/// <summary>A start tag as somebody wrote it.</summary>
/// <param name="Name">Name with its prefix; valid in XML.</param>
/// <param name="Attributes">Names with their prefixes, and raw values; each name once.</param>
/// <param name="IsEmpty">Whether it closes itself.</param>
/// <param name="End">Position behind it.</param>
internal sealed record LooseTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool IsEmpty, int End);

/// <summary>Reads tags by their looks: quotes may be missing, values too, and a tag ends at the latest where the next begins.</summary>
internal static class TagScanner
{
    private const int MaxAttributes = 256;

    public static bool StartsName(char c) => char.IsLetter(c) || c == '_';

    /// <summary>A name, made valid: at most one colon, no character that XML does not allow in names. Empty when there is none.</summary>
    public static string Name(string text, int position)
    {
        var end = position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or ':'))
        {
            end++;
        }

        return Valid(text[position..end]);
    }

    /// <summary>The tag at a position; null when the text ends inside it.</summary>
    public static LooseTag? Read(string text, int position)
    {
        var start = position + 1;
        var name = Name(text, start);
        var attributes = new List<(string, string)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        position = EndOfName(text, start);
        while (true)
        {
            position = SkipWhiteSpace(text, position);
            if (position >= text.Length)
            {
                return null;
            }

            switch (text[position])
            {
                case '>':
                    return new LooseTag(name, attributes, IsEmpty: text[position - 1] == '/', position + 1);
                case '<':
                    return new LooseTag(name, attributes, IsEmpty: false, position);
            }

            if (!StartsName(text[position]))
            {
                position++;
                continue;
            }

            var attribute = Name(text, position);
            position = SkipWhiteSpace(text, EndOfName(text, position));
            var value = "";
            if (position < text.Length && text[position] == '=')
            {
                if (Value(text, SkipWhiteSpace(text, position + 1)) is not { } found)
                {
                    return null;
                }

                (value, position) = found;
            }

            if (attributes.Count < MaxAttributes && names.Add(attribute))
            {
                attributes.Add((attribute, value));
            }
        }
    }

    private static (string Value, int End)? Value(string text, int position)
    {
        if (position >= text.Length)
        {
            return null;
        }

        if (text[position] is '"' or '\'')
        {
            var close = text.IndexOf(text[position], position + 1);
            return close < 0 ? null : (text[(position + 1)..close], close + 1);
        }

        var end = position;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or '<'))
        {
            end++;
        }

        // The slash of "<br class=a/>" belongs to the tag.
        var valueEnd = end > position && end < text.Length && text[end] == '>' && text[end - 1] == '/' ? end - 1 : end;
        return (text[position..valueEnd], end);
    }

    private static int EndOfName(string text, int position)
    {
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('>' or '<' or '=' or '/' or '"' or '\''))
        {
            position++;
        }

        return position;
    }

    private static int SkipWhiteSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    private static string Valid(string name)
    {
        name = name.Trim(':');
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return Part(name);
        }

        return $"{Part(name[..colon])}:{Part(name[(colon + 1)..].Replace(':', '_'))}";
    }

    private static string Part(string part)
    {
        if (part.Length > 0 && System.Xml.XmlReader.IsName(part) && !part.Contains(':', StringComparison.Ordinal))
        {
            return part;
        }

        var valid = new StringBuilder("_");
        foreach (var c in part)
        {
            valid.Append(System.Xml.XmlConvert.IsNCNameChar(c) ? c : '_');
        }

        return part.Length == 0 ? "" : valid.ToString();
    }
}
