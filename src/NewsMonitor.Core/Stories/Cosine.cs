namespace NewsMonitor.Core.Stories;

/// <summary>Adds up how alike two weighted lists of terms are.</summary>
internal struct Cosine
{
    private double _shared;
    private double _one;
    private double _other;

    /// <summary>0 to 1; 0 where one has no terms.</summary>
    public readonly double Value => _one <= 0 || _other <= 0 ? 0 : _shared / Math.Sqrt(_one * _other);

    /// <summary>The same, by the shorter of both: a short text within a long one has all of it. 0 to 1.</summary>
    public readonly double Contained => _one <= 0 || _other <= 0 ? 0 : Math.Min(1, _shared / Math.Min(_one, _other));

    /// <summary>Adds a term with its weight in each; 0 where it does not occur.</summary>
    public void Add(double one, double other)
    {
        _shared += one * other;
        _one += one * one;
        _other += other * other;
    }
}
