using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Answers which word patterns a word of the text matches, at a cost that does not grow with their number.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<WordPattern, int> _ids = [];
    private readonly Side _folded = new();
    private readonly Side _reversed = new();
    private readonly Side _cased = new();

    /// <summary>The number of a pattern; the same for equal patterns.</summary>
    public int Add(WordPattern pattern)
    {
        if (_ids.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var id = _ids.Count;
        _ids.Add(pattern, id);
        switch (pattern.Match)
        {
            case WordMatch.Suffix:
                // Endings stand where a walk backwards begins, so each is a way of its own.
                foreach (var spelling in pattern.Spellings.Distinct())
                {
                    _reversed.Add(spelling.Reverse(), new WordEnd(id, WordRest.Any));
                }

                break;
            case WordMatch.Cased:
                _cased.Add(pattern.Text, new WordEnd(id, pattern.Rest));
                break;
            default:
                _folded.Add(pattern.Text, new WordEnd(id, pattern.Rest));
                break;
        }

        return id;
    }

    public void Freeze()
    {
        _folded.Freeze();
        _reversed.Freeze();
        _cased.Freeze();
    }

    /// <summary>Adds the numbers of all patterns that a folded word matches.</summary>
    public void FindFolded(ReadOnlySpan<char> word, List<int> found)
    {
        _folded.FindBeginnings(word, found);
        _reversed.FindEnds(word, found);
    }

    /// <summary>Adds the numbers of all case-sensitive patterns that a word as written matches.</summary>
    public void FindCased(ReadOnlySpan<char> word, List<int> found) => _cased.FindBeginnings(word, found);

    /// <summary>Patterns by their letters, from one end.</summary>
    private sealed class Side
    {
        private readonly StepTable _steps = new();
        private readonly Postings<WordEnd> _ends = new();

        public void Add(IEnumerable<char> letters, WordEnd end) =>
            _ends.Add(letters.Aggregate(StepTable.Root, (node, letter) => _steps.Add(node, letter)), end);

        public void Freeze() => _ends.Freeze();

        public void FindBeginnings(ReadOnlySpan<char> word, List<int> found)
        {
            var node = StepTable.Root;
            for (var at = 0; at < word.Length && (node = _steps.Next(node, word[at])) != 0; at++)
            {
                if (_ends.Of(node) is { IsEmpty: false } ends)
                {
                    var rest = Inflection.RestOf(word[(at + 1)..]);
                    foreach (var end in ends)
                    {
                        if ((end.Rest & rest) != 0)
                        {
                            found.Add(end.Pattern);
                        }
                    }
                }
            }
        }

        public void FindEnds(ReadOnlySpan<char> word, List<int> found)
        {
            var node = StepTable.Root;
            for (var at = word.Length - 1; at >= 0 && (node = _steps.Next(node, word[at])) != 0; at--)
            {
                foreach (var end in _ends.Of(node))
                {
                    found.Add(end.Pattern);
                }
            }
        }
    }

    /// <summary>A pattern whose written part ends at a node.</summary>
    private readonly record struct WordEnd(int Pattern, WordRest Rest);
}
