using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Html;

namespace NewsMonitor.Feeds.Html;

/// <summary>A reference such as <c>&amp;#8222;</c> or <c>&amp;auml;</c>, in its regular form.</summary>
internal static class CharacterReference
{
    private const int MaxName = 31;

    /// <summary>What most texts use, found without making a string of the name first.</summary>
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Common = new[]
    {
        "amp", "lt", "gt", "quot", "apos", "nbsp", "hellip", "ndash", "mdash", "bdquo", "ldquo", "rdquo", "lsquo", "rsquo", "sbquo",
        "laquo", "raquo", "auml", "ouml", "uuml", "Auml", "Ouml", "Uuml", "szlig", "eacute", "euro", "shy", "bull", "middot", "rarr",
        "larr",
    }.ToFrozenDictionary(name => name, name => HtmlEntityProvider.Resolver.GetSymbol(name + ';')!).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads what stands at an ampersand: the character it means, or the ampersand itself.</summary>
    /// <param name="text">Begins with the ampersand.</param>
    /// <param name="length">How much of the text it takes.</param>
    /// <param name="meaning">What it means.</param>
    /// <returns>False for irregular ones: without semicolon, unknown, or a number that HTML reads differently.</returns>
    public static bool Read(ReadOnlySpan<char> text, out int length, out ReadOnlySpan<char> meaning)
    {
        length = 1;
        meaning = text[..1];
        if (text.Length == 1 || !(char.IsAsciiLetterOrDigit(text[1]) || text[1] is '#' or ';'))
        {
            return true;
        }

        var semicolon = text[1..Math.Min(text.Length, MaxName + 2)].IndexOf(';');
        if (semicolon <= 0)
        {
            return false;
        }

        var name = text.Slice(1, semicolon);
        length = semicolon + 2;
        meaning = name[0] == '#' ? Number(name[1..]) : Name(name);
        return meaning.Length > 0;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> name)
    {
        if (Common.TryGetValue(name, out var common))
        {
            return common;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return [];
            }
        }

        return HtmlEntityProvider.Resolver.GetSymbol(string.Concat(name, ";"));
    }

    private static ReadOnlySpan<char> Number(ReadOnlySpan<char> digits)
    {
        var read = digits.Length > 1 && digits[0] is 'x' or 'X'
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);

        // Below are controls, most of which HTML takes for windows-1252; above, surrogates and what is no character.
        return read && code is (>= 0x20 and < 0x7F) or (>= 0xA0 and < 0xD800) ? new string((char)code, 1) : [];
    }
}
