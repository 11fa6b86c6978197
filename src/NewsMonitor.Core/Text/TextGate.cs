using System.Globalization;
using System.Text;

namespace NewsMonitor.Core.Text;

/// <summary>The one place that every string from outside passes before anything compares, stores or shows it.</summary>
/// <remarks>
/// What comes out is valid UTF-16 in normal form C, without control characters, invisible characters, or characters
/// that turn the direction of the text around them. Applied twice it gives the same as applied once, so that a second
/// pass can never make two texts out of one.
/// </remarks>
public static class TextGate
{
    /// <summary>Stands at the end of a text that was cut.</summary>
    public const char CutMark = '…';

    private const char SoftHyphen = '\u00AD';

    private const char Replacement = '\uFFFD';

    /// <summary>One grapheme can carry any number of marks: no line has more than this many UTF-16 units for each one allowed.</summary>
    private const int UnitsPerGrapheme = 8;

    /// <summary>A text for one line: every run of white space becomes one space, none is left at the ends.</summary>
    /// <param name="text">Text as received; null counts as empty.</param>
    /// <param name="maxGraphemes">Longest result in user-perceived characters, the mark of a cut included; at least 1.</param>
    public static string Line(string? text, int maxGraphemes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxGraphemes, 1);
        return CutLine(Clean(text, singleLine: true).Normalize(NormalizationForm.FormC), maxGraphemes);
    }

    /// <summary>A text of several lines: line ends become line feeds, tabs stay, no white space is left at the ends.</summary>
    /// <param name="text">Text as received; null counts as empty.</param>
    /// <param name="maxChars">Longest result in UTF-16 units, the mark of a cut included; at least 1.</param>
    public static string Block(string? text, int maxChars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxChars, 1);
        var clean = Clean(text, singleLine: false).Normalize(NormalizationForm.FormC);
        return clean.Length <= maxChars ? clean : Cut(clean, BoundaryAtOrBefore(clean, maxChars - 1));
    }

    /// <summary>
    /// Markup, with the same characters removed but none composed: a mark behind the end of a tag would make another character of it.
    /// </summary>
    /// <param name="markup">Markup that is safe already; null counts as empty.</param>
    public static string Markup(string? markup) => Clean(markup, singleLine: false);

    /// <summary>
    /// One line, letter for letter as received but for what must not reach a screen. For comparing with what a source sent: such a text
    /// is neither composed nor free of soft hyphens, hence nothing to recognise an article by.
    /// </summary>
    /// <param name="text">Text as received; null counts as empty.</param>
    public static string Shown(string? text) => Clean(text, singleLine: true, keepSoftHyphens: true);

    private static string Clean(string? text, bool singleLine, bool keepSoftHyphens = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return text; // most identifiers
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    AppendPair(clean, c, text[++i]);
                }
                else
                {
                    clean.Append(Replacement);
                }
            }
            else if (IsLineEnd(c))
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                {
                    i++;
                }

                AppendSpace(clean, singleLine ? ' ' : '\n', singleLine);
            }
            else if (char.IsWhiteSpace(c))
            {
                AppendSpace(clean, singleLine ? ' ' : c, singleLine);
            }
            else if (!IsRemoved(c) || (keepSoftHyphens && c == SoftHyphen))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim();
    }

    private static void AppendPair(StringBuilder clean, char high, char low)
    {
        // The last two code points of every plane are reserved for ever, like U+FFFE and U+FFFF.
        if ((char.ConvertToUtf32(high, low) & 0xFFFE) != 0xFFFE)
        {
            clean.Append(high).Append(low);
        }
    }

    private static void AppendSpace(StringBuilder clean, char space, bool singleLine)
    {
        if (singleLine && (clean.Length == 0 || clean[^1] == ' '))
        {
            return;
        }

        if (space is '\v' or '\f')
        {
            space = ' ';
        }

        clean.Append(space);
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsRemoved(char c) =>
        char.IsControl(c)
        || c is SoftHyphen // invisible, and it would split the words that the rules look for
            or '\u180E' or (>= '\u200B' and <= '\u200D') or (>= '\u2060' and <= '\u2064') or '\uFEFF' // zero width
            or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u206F') // direction
            or (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF'; // not characters

    private static string CutLine(string line, int maxGraphemes)
    {
        var maxUnits = (int)Math.Min((long)maxGraphemes * UnitsPerGrapheme, int.MaxValue);
        var (kept, end) = (0, 0);
        for (var graphemes = 0; end < line.Length; graphemes++)
        {
            if (graphemes == maxGraphemes)
            {
                return Cut(line, kept);
            }

            kept = end; // one grapheme less than allowed leaves room for the mark
            end += StringInfo.GetNextTextElementLength(line, end);
            if (end > maxUnits)
            {
                return Cut(line, kept > 0 || maxGraphemes == 1 ? kept : BoundaryAtOrBefore(line, maxUnits - 1));
            }
        }

        return line;
    }

    private static string Cut(string text, int length) => string.Concat(text.AsSpan(0, length).TrimEnd(), [CutMark]);

    /// <summary>The last place at or before <paramref name="index"/> that parts no surrogate pair and, within reason, no letter from its marks.</summary>
    private static int BoundaryAtOrBefore(string text, int index)
    {
        var boundary = index;
        for (var steps = 0; steps < 32 && boundary > 0 && IsMark(text, boundary); steps++)
        {
            boundary--;
        }

        boundary = boundary > 0 && IsMark(text, boundary) ? index : boundary;
        return boundary > 0 && char.IsLowSurrogate(text[boundary]) ? boundary - 1 : boundary;
    }

    private static bool IsMark(string text, int index) =>
        char.GetUnicodeCategory(text[index]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
