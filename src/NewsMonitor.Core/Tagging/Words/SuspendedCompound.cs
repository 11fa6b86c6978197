namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Completes words with a suspended hyphen: <c>Luft- und Raketenabwehr</c> is about <c>Luftabwehr</c>, too.</summary>
/// <remarks>
/// Without a dictionary nobody knows where the shared part begins, so every end of the full word is tried. Of those only
/// real words can meet a rule.
/// </remarks>
internal static class SuspendedCompound
{
    /// <summary>Longer "words" are no words; the bound keeps hostile text linear.</summary>
    private const int LongestWord = 40;

    private const int ShortestEnd = 4;
    private const int FurthestWord = 5;

    private static readonly string[] Conjunctions = ["und", "oder", "sowie", "bzw", "bis", "and", "or", "to"];

    public static bool IsConjunctionAt(string text, int at) =>
        Conjunctions.Any(word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0
            && (at + word.Length >= text.Length || !char.IsLetter(text[at + word.Length])));

    /// <summary>Every word that the suspended word at <paramref name="index"/> may stand for.</summary>
    public static IEnumerable<string> Completions(IReadOnlyList<Word> words, int index) => words[index].IsSuspended ? Complete(words, index) : [];

    private static IEnumerable<string> Complete(IReadOnlyList<Word> words, int index)
    {
        var suspended = words[index];
        if (FullWord(words, index) is not { } full)
        {
            yield break;
        }

        // "short- and medium-range": the shared part is a word of its own.
        if (words[full].JoinsNext && full + 1 < words.Count)
        {
            yield return suspended.Folded + words[full + 1].Folded;
        }

        var folded = words[full].Folded;
        for (var start = 1; folded.Length <= LongestWord && start <= folded.Length - ShortestEnd; start++)
        {
            yield return string.Concat(suspended.Folded, folded.AsSpan(start));
        }
    }

    /// <summary>The first word that is not suspended itself, in "Land-, Luft- und Seestreitkräfte" the last.</summary>
    private static int? FullWord(IReadOnlyList<Word> words, int index)
    {
        for (var next = index + 1; next < words.Count && next <= index + FurthestWord; next++)
        {
            if (words[next].Sentence != words[index].Sentence)
            {
                return null;
            }

            if (!words[next].IsSuspended && !Conjunctions.Contains(words[next].Folded))
            {
                return next;
            }
        }

        return null;
    }
}
