using System.Globalization;
using System.Net;
using System.Text;

namespace NewsMonitor.Feeds.Reading.Xml.Repair;

/// <summary>Entity and character references: those that XML does not know become what they stand for, a bare ampersand becomes one.</summary>
internal sealed class References(IReadOnlyDictionary<string, string> entities)
{
    private const int MaxName = 32;

    /// <summary>What a document's own entities may add to it, in characters: more is done to blow it up.</summary>
    private const int MaxExpansion = 1024 * 1024;

    private int _expanded;

    public void AppendText(StringBuilder output, ReadOnlySpan<char> text) => Append(output, text, quote: '\0');

    public void AppendValue(StringBuilder output, ReadOnlySpan<char> value) => Append(output, value, quote: '"');

    /// <summary>Stops where the result has become too long: one text of ampersands is enough for that.</summary>
    private void Append(StringBuilder output, ReadOnlySpan<char> text, char quote)
    {
        while (!text.IsEmpty && output.Length <= XmlRepair.MaxLength)
        {
            var special = text.IndexOfAny("&<>\"");
            if (special < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..special]);
            text = text[special..];
            var taken = 1;
            switch (text[0])
            {
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case '"':
                    output.Append(quote == '"' ? "&quot;" : "\"");
                    break;
                default:
                    taken = AppendReference(output, text);
                    break;
            }

            text = text[taken..];
        }
    }

    /// <summary>How many characters the reference takes.</summary>
    private int AppendReference(StringBuilder output, ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, MaxName)].IndexOf(';');
        if (end < 2)
        {
            output.Append("&amp;");
            return 1;
        }

        var name = text[1..end];
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            output.Append(text[..(end + 1)]);
            return end + 1;
        }

        if (name[0] == '#')
        {
            return end + 1 + AppendCharacter(output, name[1..], text[(end + 1)..]);
        }

        if (Meaning(name.ToString()) is { } meaning)
        {
            output.Append(WebUtility.HtmlEncode(meaning));
            return end + 1;
        }

        output.Append("&amp;");
        return 1;
    }

    private string? Meaning(string name)
    {
        if (entities.TryGetValue(name, out var own))
        {
            _expanded += own.Length;
            return _expanded <= MaxExpansion ? own : "";
        }

        var reference = $"&{name};";
        return WebUtility.HtmlDecode(reference) is var decoded && decoded != reference ? decoded : null;
    }

    /// <summary>
    /// A control character is no text and left out. Two references may be the halves of one character, as programs write it that
    /// count in UTF-16; a half alone, and a number that Unicode does not have, is a replacement character.
    /// </summary>
    /// <returns>How many characters the second half takes.</returns>
    private static int AppendCharacter(StringBuilder output, ReadOnlySpan<char> number, ReadOnlySpan<char> rest)
    {
        if (Number(number) is not { } code)
        {
            output.Append("&amp;#").Append(number).Append(';');
            return 0;
        }

        if (code is >= 0xD800 and <= 0xDBFF && SecondHalf(rest, out var taken) is { } second)
        {
            output.Append(CultureInfo.InvariantCulture, $"&#{char.ConvertToUtf32((char)code, second)};");
            return taken;
        }

        if (code is (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF)
        {
            output.Append('\uFFFD');
        }
        else if (code is 0x9 or 0xA or 0xD or (>= 0x20 and not 0xFFFE and not 0xFFFF))
        {
            output.Append(CultureInfo.InvariantCulture, $"&#{code};");
        }

        return 0;
    }

    private static int? Number(ReadOnlySpan<char> number)
    {
        var isHex = number.Length > 0 && number[0] is 'x' or 'X';
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return long.TryParse(isHex ? number[1..] : number, style, CultureInfo.InvariantCulture, out var code)
            ? (int)Math.Min((ulong)code, int.MaxValue)
            : null;
    }

    private static char? SecondHalf(ReadOnlySpan<char> text, out int length)
    {
        length = text[..Math.Min(text.Length, MaxName)].IndexOf(';') + 1;
        return length > 3 && text.StartsWith("&#") && Number(text[2..(length - 1)]) is { } code and >= 0xDC00 and <= 0xDFFF
            ? (char)code
            : null;
    }
}
