using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Where each term of a rule set stands in one document.</summary>
internal sealed class TermHits(int terms)
{
    private readonly List<Span>?[] _spans = new List<Span>?[terms];
    private readonly List<int> _found = [];

    /// <summary>Terms that occur, in order of their first place.</summary>
    public IReadOnlyList<int> Found => _found;

    public void Add(int term, Span span)
    {
        if (_spans[term] is not { } spans)
        {
            _spans[term] = spans = [];
            _found.Add(term);
        }

        // A compound and its part can tell the same twice.
        if (spans.Count == 0 || spans[^1] != span)
        {
            spans.Add(span);
        }
    }

    public bool Has(int term) => _spans[term] is not null;

    public bool HasAny(int[] terms) => Array.Exists(terms, Has);

    /// <summary>Places of a term, ordered by first word.</summary>
    public IReadOnlyList<Span> Of(int term) => _spans[term] ?? [];

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
