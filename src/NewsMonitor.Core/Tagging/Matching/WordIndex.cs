using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Answers which word patterns a word of the text matches, at a cost that does not grow with their number.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<WordPattern, int> _ids = [];
    private readonly Dictionary<string, List<int>> _folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _cased = new(StringComparer.Ordinal);
    private readonly Trie _prefixes = new();
    private readonly Trie _suffixes = new();

    public int Count => _ids.Count;

    /// <summary>The number of a pattern; the same for equal patterns.</summary>
    public int Add(WordPattern pattern)
    {
        if (_ids.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var id = _ids.Count;
        _ids.Add(pattern, id);
        foreach (var spelling in pattern.Spellings.Distinct())
        {
            switch (pattern.Match)
            {
                case WordMatch.Prefix:
                    _prefixes.Add(spelling, id);
                    break;
                case WordMatch.Suffix:
                    _suffixes.Add(spelling.Reverse(), id);
                    break;
                case WordMatch.Cased:
                    AddTo(_cased, spelling, id);
                    break;
                default:
                    AddTo(_folded, spelling, id);
                    break;
            }
        }

        return id;
    }

    /// <summary>Adds the numbers of all patterns that a folded word matches.</summary>
    public void FindFolded(string folded, List<int> found)
    {
        if (_folded.TryGetValue(folded, out var ids))
        {
            found.AddRange(ids);
        }

        _prefixes.FindBeginnings(folded, found);
        _suffixes.FindEndings(folded, found);
    }

    /// <summary>Adds the numbers of all case-sensitive patterns that a word as written matches.</summary>
    public void FindCased(string cased, List<int> found)
    {
        if (_cased.TryGetValue(cased, out var ids))
        {
            found.AddRange(ids);
        }
    }

    private static void AddTo(Dictionary<string, List<int>> index, string key, int id)
    {
        if (!index.TryGetValue(key, out var ids))
        {
            index.Add(key, ids = []);
        }

        ids.Add(id);
    }
}
