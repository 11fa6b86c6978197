using System.Globalization;
using System.Text;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>A date text in its simplest letters, and what stood in parentheses.</summary>
/// <param name="Words">Without accents and comments: one spelling for <c>März</c>, its decomposed form and <c>Marz</c>.</param>
/// <param name="Comment">The outermost parenthesis that came last; empty when there is none.</param>
internal readonly record struct DateText(string Words, string Comment)
{
    public static DateText Of(string line)
    {
        var (words, comment, depth) = (new StringBuilder(line.Length), new StringBuilder(), 0);
        foreach (var letter in Fold(line))
        {
            // "(CEST)" after an offset is a comment in RFC 822, and comments may nest.
            if (letter == '(')
            {
                if (depth++ == 0)
                {
                    words.Append(' ');
                    comment.Clear();
                }
            }
            else if (letter == ')')
            {
                depth = Math.Max(depth - 1, 0);
            }
            else
            {
                (depth == 0 ? words : comment).Append(letter);
            }
        }

        return new DateText(words.ToString(), comment.ToString());
    }

    /// <summary>Letters without their marks, digits of any script as ASCII, every dash as a hyphen; upper case stays.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.NonSpacingMark:
                    break;
                case UnicodeCategory.DecimalDigitNumber when !char.IsSurrogate(letter):
                    folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)));
                    break;
                case UnicodeCategory.DashPunctuation:
                    folded.Append('-');
                    break;
                default:
                    Append(folded, letter);
                    break;
            }
        }

        // The decomposition took Korean syllables apart as well: together again.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Letters that Unicode counts as whole ones, though their alphabets' neighbours write them without the stroke.</summary>
    private static void Append(StringBuilder folded, char letter) => folded.Append(letter switch
    {
        '−' => "-",
        'ı' => "i",
        'ł' or 'Ł' => "l",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' => "d",
        'æ' or 'Æ' => "ae",
        'ß' => "ss",
        'ς' => "σ",
        _ => [letter],
    });
}
