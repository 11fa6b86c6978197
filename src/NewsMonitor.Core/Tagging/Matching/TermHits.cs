using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Where each term of a rule set stands in one document.</summary>
/// <remarks>Every term of the rules is asked for, and a document has few of them: the answer "no" must cost next to nothing.</remarks>
internal sealed class TermHits(int terms)
{
    private readonly bool[] _has = new bool[terms];
    private readonly Dictionary<int, List<Span>> _spans = [];

    public void Add(int term, Span span)
    {
        if (!_spans.TryGetValue(term, out var spans))
        {
            _spans.Add(term, spans = []);
            _has[term] = true;
        }

        // A compound and its part can tell the same twice.
        if (spans.Count == 0 || spans[^1] != span)
        {
            spans.Add(span);
        }
    }

    public bool Has(int term) => _has[term];

    public bool HasAny(int[] terms)
    {
        foreach (var term in terms)
        {
            if (Has(term))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Places of a term, ordered by first word.</summary>
    public IReadOnlyList<Span> Of(int term) => _has[term] ? _spans[term] : [];

    /// <summary>Places of a term that begin at a word from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public IEnumerable<Span> Between(int term, int first, int last)
    {
        var spans = Of(term);
        for (var at = LowerBound(spans, first); at < spans.Count && spans[at].First <= last; at++)
        {
            yield return spans[at];
        }
    }

    private static int LowerBound(IReadOnlyList<Span> spans, int first)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].First < first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
