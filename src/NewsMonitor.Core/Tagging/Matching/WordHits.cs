using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Which word patterns begin at each word of a document.</summary>
internal sealed class WordHits
{
    /// <summary>Parts of a hyphenated word that are also tried as one word: <c>IRIS-T-SLM</c> has three.</summary>
    private const int LongestRun = 4;

    private readonly List<(int Pattern, int Last)> _hits = [];
    private readonly int[] _begin;
    private readonly bool[] _seen;
    private readonly List<int> _found = [];

    public WordHits(WordIndex index, Document document)
    {
        var words = document.Words;
        _begin = new int[words.Count + 1];
        _seen = new bool[index.Count];
        for (var at = 0; at < words.Count; at++)
        {
            FindRuns(index, words, at);
            foreach (var completed in SuspendedCompound.Completions(words, at))
            {
                index.FindFolded(completed, _found);
                Keep(at);
            }

            _begin[at + 1] = _hits.Count;
        }
    }

    /// <summary>Whether the pattern occurs anywhere.</summary>
    public bool HasSeen(int pattern) => _seen[pattern];

    /// <summary>The patterns that begin at a word, each with the last word it takes.</summary>
    public ReadOnlySpan<(int Pattern, int Last)> At(int word) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hits)[_begin[word].._begin[word + 1]];

    private void FindRuns(WordIndex index, IReadOnlyList<Word> words, int first)
    {
        var folded = words[first].Folded;
        var cased = words[first].Cased;
        for (var last = first; ; last++)
        {
            index.FindFolded(folded, _found);
            index.FindCased(cased, _found);
            Keep(last);
            if (!words[last].JoinsNext || last + 1 >= words.Count || last + 1 - first >= LongestRun)
            {
                return;
            }

            folded += words[last + 1].Folded;
            cased += "-" + words[last + 1].Cased;
        }
    }

    private void Keep(int last)
    {
        foreach (var pattern in _found)
        {
            _hits.Add((pattern, last));
            _seen[pattern] = true;
        }

        _found.Clear();
    }
}
