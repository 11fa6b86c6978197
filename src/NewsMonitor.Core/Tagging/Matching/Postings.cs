namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>What belongs to each number: collected once, then read as spans of one array.</summary>
internal sealed class Postings<T>
{
    private List<(int Number, T Item)> _added = [];
    private int[] _first = [0];
    private T[] _items = [];

    public void Add(int number, T item) => _added.Add((number, item));

    /// <summary>Ends the collecting. Items of one number keep their order.</summary>
    public void Freeze()
    {
        var numbers = _added.Count == 0 ? 0 : _added.Max(added => added.Number) + 1;
        _first = new int[numbers + 1];
        foreach (var (number, _) in _added)
        {
            _first[number + 1]++;
        }

        for (var number = 0; number < numbers; number++)
        {
            _first[number + 1] += _first[number];
        }

        _items = new T[_added.Count];
        var next = _first.ToArray();
        foreach (var (number, item) in _added)
        {
            _items[next[number]++] = item;
        }

        _added = [];
    }

    public ReadOnlySpan<T> Of(int number) =>
        number + 1 < _first.Length ? _items.AsSpan(_first[number], _first[number + 1] - _first[number]) : [];
}
