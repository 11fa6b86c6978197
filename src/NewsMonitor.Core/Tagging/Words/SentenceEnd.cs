using System.Collections.Frozen;

namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Decides whether a full stop ends a sentence.</summary>
internal static class SentenceEnd
{
    /// <summary>Folded, without the stop. Closed and short: a missed one only narrows a phrase.</summary>
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.Ordinal,
        "dr", "prof", "gen", "lt", "col", "maj", "capt", "cpt", "sgt", "adm", "mr", "mrs", "ms", "st", "sen", "rep", "gov",
        "mio", "mrd", "ca", "bzw", "ggf", "inkl", "nr", "no", "vs", "geb", "sog", "evtl", "jan", "feb", "aug", "sept", "okt", "nov", "dez");

    public static bool IsAt(string text, int afterMark, char mark, Word? before)
    {
        var next = afterMark;
        while (next < text.Length && IsClosing(text[next]))
        {
            next++;
        }

        if (next >= text.Length || !char.IsWhiteSpace(text[next]))
        {
            return next >= text.Length;
        }

        return mark != '.' || before is null || before.End != afterMark - 1 || !CanPrecedeStop(before.Folded);
    }

    // "28. Juli", "Dr. Weber", "J. Smith".
    private static bool CanPrecedeStop(string word) =>
        word.Length == 1 || (word.Length <= 2 && char.IsAsciiDigit(word[0])) || Abbreviations.Contains(word);

    private static bool IsClosing(char character) => character is '"' or '\'' or '“' or '”' or '’' or '«' or '»' or ')' or ']';
}
