using System.Runtime.InteropServices;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Where each of many numbered things stands in one document.</summary>
/// <remarks>A document has few of them: to begin the next one must not cost more than it has, so nothing is cleared but counted on.</remarks>
internal sealed class HitTable(int numbers)
{
    private readonly int[] _round = new int[numbers];
    private readonly int[] _slotOf = new int[numbers];
    private readonly List<int> _numbers = [];
    private readonly List<Hit> _hits = [];
    private readonly List<Latest> _latest = [];
    private readonly List<int> _begin = [];
    private Span[] _spans = new Span[256];
    private int _now;

    /// <summary>Everything that stands in the document, by first place.</summary>
    public ReadOnlySpan<int> Numbers => CollectionsMarshal.AsSpan(_numbers);

    public void Clear()
    {
        _numbers.Clear();
        _hits.Clear();
        _latest.Clear();
        if (_now == int.MaxValue)
        {
            Array.Clear(_round);
            _now = 0;
        }

        _now++;
    }

    /// <summary>Adds a place; the places of one number must come in the order of their first words.</summary>
    public void Add(int number, Span span)
    {
        // A compound and its part can tell the same twice.
        ref var latest = ref LatestOf(number);
        if (latest.Hit < 0 || _hits[latest.Hit].Span != span)
        {
            latest.Hit = _hits.Count;
            _hits.Add(new Hit(_slotOf[number], span));
        }
    }

    /// <summary>Adds a place if it is the first that this search found for the number.</summary>
    public void AddFirst(int number, Span span, int search)
    {
        ref var latest = ref LatestOf(number);
        if (latest.Search != search)
        {
            latest.Search = search;
            Add(number, span);
        }
    }

    /// <summary>Ends the adding: brings the places of each number together.</summary>
    public void Group()
    {
        if (_spans.Length < _hits.Count)
        {
            _spans = new Span[_hits.Count * 2];
        }

        _begin.Clear();
        _begin.AddRange(Enumerable.Repeat(0, _numbers.Count + 2));
        var begin = CollectionsMarshal.AsSpan(_begin);
        foreach (var hit in _hits)
        {
            begin[hit.Slot + 2]++;
        }

        for (var slot = 2; slot < begin.Length; slot++)
        {
            begin[slot] += begin[slot - 1];
        }

        foreach (var hit in _hits)
        {
            _spans[begin[hit.Slot + 1]++] = hit.Span;
        }
    }

    public bool Has(int number) => _round[number] == _now;

    /// <summary>Places of a number, ordered by first word.</summary>
    public ReadOnlySpan<Span> Of(int number) =>
        Has(number) ? _spans.AsSpan(_begin[_slotOf[number]], _begin[_slotOf[number] + 1] - _begin[_slotOf[number]]) : [];

    /// <summary>Places of a number that begin at a word from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public ReadOnlySpan<Span> Between(int number, int first, int last)
    {
        var spans = Of(number);
        return spans[LowerBound(spans, first)..LowerBound(spans, last + 1)];
    }

    private ref Latest LatestOf(int number)
    {
        if (!Has(number))
        {
            _round[number] = _now;
            _slotOf[number] = _numbers.Count;
            _numbers.Add(number);
            _latest.Add(new Latest { Hit = -1, Search = -1 });
        }

        return ref CollectionsMarshal.AsSpan(_latest)[_slotOf[number]];
    }

    private static int LowerBound(ReadOnlySpan<Span> spans, int first)
    {
        var (low, high) = (0, spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].First < first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly record struct Hit(int Slot, Span Span);

    /// <summary>The last place of a number, and the last search that found one.</summary>
    private struct Latest
    {
        public int Hit;
        public int Search;
    }
}
