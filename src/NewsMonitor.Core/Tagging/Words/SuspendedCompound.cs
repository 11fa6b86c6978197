namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Completes words with a suspended hyphen: <c>Luft- und Raketenabwehr</c> is about <c>Luftabwehr</c>, too.</summary>
/// <remarks>
/// Without a dictionary nobody knows where the shared part begins, so every end of the full word is tried. Of those only
/// real words can meet a rule.
/// </remarks>
internal ref struct SuspendedCompound
{
    /// <summary>Longer "words" are no words; the bound keeps hostile text linear.</summary>
    private const int LongestWord = 40;

    private const int ShortestEnd = 4;
    private const int FurthestWord = 5;

    private readonly ReadOnlySpan<char> _end;
    private readonly ReadOnlySpan<char> _ownWord;
    private readonly Span<char> _letters;
    private readonly int _stem;
    private int _next;

    private SuspendedCompound(Document document, int index, int full)
    {
        var stem = document.Folded(index);
        _end = document.Folded(full);

        // "short- and medium-range": the shared part is a word of its own.
        _ownWord = document[full].JoinsNext && full + 1 < document.Count ? document.Folded(full + 1) : [];
        _letters = document.Scratch(stem.Length + Math.Max(_end.Length, _ownWord.Length));
        _stem = stem.Length;
        stem.CopyTo(_letters);
    }

    /// <summary>A word that the suspended word may stand for.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public static bool IsConjunctionAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestConjunction && char.IsLetter(text[end]))
        {
            end++;
        }

        return IsConjunction(text[at..end]);
    }

    /// <summary>All completions of a word; none when it is not suspended.</summary>
    public static SuspendedCompound Completions(Document document, int index) =>
        document[index].IsSuspended && FullWord(document, index) is var full and >= 0 ? new SuspendedCompound(document, index, full) : default;

    public bool MoveNext()
    {
        if (_next++ == 0 && !_ownWord.IsEmpty)
        {
            return Complete(_ownWord);
        }

        var start = _next - (_ownWord.IsEmpty ? 0 : 1);
        return _end.Length <= LongestWord && start <= _end.Length - ShortestEnd && Complete(_end[start..]);
    }

    private const int LongestConjunction = 5;

    private bool Complete(ReadOnlySpan<char> end)
    {
        end.CopyTo(_letters[_stem..]);
        Current = _letters[..(_stem + end.Length)];
        return true;
    }

    /// <summary>The first word that is not suspended itself, in "Land-, Luft- und Seestreitkräfte" the last; -1 when there is none.</summary>
    private static int FullWord(Document document, int index)
    {
        for (var next = index + 1; next < document.Count && next <= index + FurthestWord; next++)
        {
            if (document[next].Sentence != document[index].Sentence)
            {
                return -1;
            }

            if (!document[next].IsSuspended && !IsConjunction(document.Folded(next)))
            {
                return next;
            }
        }

        return -1;
    }

    private static bool IsConjunction(ReadOnlySpan<char> word) => word is "und" or "oder" or "sowie" or "bzw" or "bis" or "and" or "or" or "to";
}
