using System.Runtime.InteropServices;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Which word patterns begin at each word of a document.</summary>
internal sealed class WordHits
{
    /// <summary>Parts of a hyphenated word that are also tried as one word: <c>IRIS-T-SLM</c> has three.</summary>
    private const int LongestRun = 4;

    private readonly List<WordHit> _hits = [];
    private readonly List<int> _found = [];
    private int[] _begin = new int[1024];

    /// <summary>The patterns that begin at a word, each with the last word it takes.</summary>
    public ReadOnlySpan<WordHit> At(int word) => CollectionsMarshal.AsSpan(_hits)[_begin[word].._begin[word + 1]];

    public void Find(WordIndex index, Document document)
    {
        _hits.Clear();
        if (_begin.Length <= document.Count)
        {
            _begin = new int[document.Count * 2];
        }

        for (var at = 0; at < document.Count; at++)
        {
            FindRuns(index, document, at);
            var completions = SuspendedCompound.Completions(document, at);
            while (completions.MoveNext())
            {
                index.FindFolded(completions.Current, _found);
                Keep(at);
            }

            _begin[at + 1] = _hits.Count;
        }
    }

    private void FindRuns(WordIndex index, Document document, int first)
    {
        for (var last = first; ; last++)
        {
            index.FindFolded(document.Folded(first, last), _found);
            index.FindCased(document.Cased(first, last), _found);
            Keep(last);
            if (!document[last].JoinsNext || last + 1 >= document.Count || last + 1 - first >= LongestRun)
            {
                return;
            }
        }
    }

    private void Keep(int last)
    {
        foreach (var pattern in _found)
        {
            _hits.Add(new WordHit(pattern, last));
        }

        _found.Clear();
    }
}

/// <summary>A word pattern that begins at a word.</summary>
/// <param name="Pattern">Its number.</param>
/// <param name="Last">The last word it takes.</param>
internal readonly record struct WordHit(int Pattern, int Last);
