using System.Globalization;
using System.Text;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Watch;

/// <summary>Texts in which phrases are looked up word by word, spelling and case made one as for the terms of rules.</summary>
internal sealed class PhraseText
{
    /// <summary>What lies beyond is not read: no article is that long.</summary>
    private const int LongestText = 1_000_000;

    private readonly string _words;

    public PhraseText(IEnumerable<string> texts)
    {
        // A line feed between them: no phrase begins in the title and ends in the lead.
        var words = new StringBuilder(" ");
        foreach (var text in texts)
        {
            Append(words, text);
            words.Append("\n ");
        }

        _words = words.ToString();
    }

    /// <summary>Whether the phrase stands there. A last <c>*</c> stands for any ending of its last word.</summary>
    public bool Has(string phrase)
    {
        var words = new StringBuilder(" ");
        Append(words, phrase);
        if (words.Length == 1)
        {
            return false;
        }

        var sought = words.ToString();
        return _words.Contains(phrase.EndsWith('*') ? sought[..^1] : sought, StringComparison.Ordinal);
    }

    private static void Append(StringBuilder words, string text)
    {
        var end = Math.Min(text.Length, LongestText);
        for (var at = 0; at < end;)
        {
            var start = at;
            while (at < end && IsInWord(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                words.Append(Normaliser.Fold(text.AsSpan(start, at - start).Trim("'’"))).Append(' ');
            }

            at++;
        }
    }

    private static bool IsInWord(char character) =>
        char.IsLetterOrDigit(character) || Normaliser.IsInvisible(character) || Normaliser.IsApostrophe(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;
}
