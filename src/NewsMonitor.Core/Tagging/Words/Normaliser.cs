using System.Text;

namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Brings the many spellings of a word to one: <c>Rüstung</c>, <c>Ruestung</c> and <c>RÜSTUNG</c> are the same.</summary>
/// <remarks>Works on single words that hold no lone surrogate; texts and terms pass the same code, so they cannot drift apart.</remarks>
internal static class Normaliser
{
    /// <summary>
    /// The word without invisible characters and in composed form (NFKC), with hyphens and apostrophes of one kind, and without foreign letters that
    /// only look Latin.
    /// </summary>
    public static string Clean(ReadOnlySpan<char> word)
    {
        if (System.Text.Ascii.IsValid(word))
        {
            return word.ToString();
        }

        var visible = new StringBuilder(word.Length);
        foreach (var character in word)
        {
            if (!IsInvisible(character))
            {
                visible.Append(IsHyphen(character) ? '-' : IsApostrophe(character) ? '\'' : character);
            }
        }

        return Lookalike.ToLatin(visible.ToString().Normalize(NormalizationForm.FormKC));
    }

    /// <summary>The cleaned word in lower case, umlauts and ß written as two letters, without the English genitive.</summary>
    public static string Fold(ReadOnlySpan<char> word) => FoldClean(Clean(word));

    /// <summary>The same for a word that was cleaned already.</summary>
    public static string FoldClean(string clean)
    {
        var lower = clean.ToLowerInvariant();
        if (lower.EndsWith("'s", StringComparison.Ordinal))
        {
            lower = lower[..^2];
        }

        return lower.AsSpan().ContainsAny("äöüß")
            ? lower.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
            : lower;
    }

    /// <summary>Soft hyphen, zero-width characters, joiners and byte order mark: they part no word.</summary>
    public static bool IsInvisible(char character) => character is '\u00AD' or (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF';

    /// <summary>A hyphen inside a word; the en dash is what many editors make of it.</summary>
    public static bool IsHyphen(char character) => character is '-' or '\u2010' or '\u2011' or '\u2013';

    public static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u02BC';
}
