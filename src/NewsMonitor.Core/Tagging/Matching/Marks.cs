namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>A number for each of a row of things, all forgotten at once.</summary>
internal sealed class Marks
{
    private int[] _round = new int[64];
    private int[] _value = new int[64];
    private int _now = 1;

    /// <summary>Forgets all marks and makes room for more things.</summary>
    public void Reset(int count)
    {
        if (_round.Length < count)
        {
            _round = new int[count * 2];
            _value = new int[count * 2];
        }

        Clear();
    }

    /// <summary>Forgets all marks.</summary>
    public void Clear()
    {
        if (++_now == int.MaxValue)
        {
            Array.Clear(_round);
            _now = 1;
        }
    }

    /// <summary>The number of a thing, 0 when it has none.</summary>
    public int this[int thing]
    {
        get => _round[thing] == _now ? _value[thing] : 0;
        set => (_round[thing], _value[thing]) = (_now, value);
    }
}
