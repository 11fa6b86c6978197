using System.Collections.Frozen;

namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Decides whether a full stop ends a sentence.</summary>
internal static class SentenceEnd
{
    /// <summary>Folded, without the stop. Closed and short: a missed one only narrows a phrase.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = FrozenSet.Create(
        StringComparer.Ordinal,
        "dr", "prof", "gen", "lt", "col", "maj", "capt", "cpt", "sgt", "adm", "mr", "mrs", "ms", "st", "sen", "rep", "gov",
        "mio", "mrd", "ca", "bzw", "ggf", "inkl", "nr", "no", "vs", "geb", "sog", "evtl", "jan", "feb", "aug", "sept", "okt", "nov", "dez")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="text">The text.</param>
    /// <param name="afterMark">Offset after the mark.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="before">The folded word directly before the mark; empty when there is none.</param>
    public static bool IsAt(string text, int afterMark, char mark, ReadOnlySpan<char> before)
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

        return mark != '.' || before.IsEmpty || !CanPrecedeStop(before);
    }

    // "28. Juli", "Dr. Weber", "J. Smith".
    private static bool CanPrecedeStop(ReadOnlySpan<char> word) =>
        word.Length == 1 || (word.Length <= 2 && char.IsAsciiDigit(word[0])) || Abbreviations.Contains(word);

    private static bool IsClosing(char character) => character is '"' or '\'' or '“' or '”' or '’' or '«' or '»' or ')' or ']';
}
