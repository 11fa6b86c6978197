namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>A trie in one flat table: from a node, by a symbol, to the next node.</summary>
/// <remarks>
/// Open addressing with linear probing, at most half full, multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
/// Nodes as objects would cost a cache line for each letter of each rule.
/// </remarks>
internal sealed class StepTable
{
    /// <summary>Where every walk begins.</summary>
    public const int Root = 1;

    private const ulong Golden = 0x9E3779B97F4A7C15;

    private Step[] _steps = new Step[256];
    private int _shift = 64 - 8;

    /// <summary>The highest node.</summary>
    public int Last { get; private set; } = Root;

    /// <summary>The node after a step; 0 when nothing continues so.</summary>
    public int Next(int node, int symbol)
    {
        var key = KeyOf(node, symbol);
        var steps = _steps;
        for (var at = (int)(((ulong)key * Golden) >> _shift); ; at = (at + 1) & (steps.Length - 1))
        {
            if (steps[at].Key == key)
            {
                return steps[at].Node;
            }

            if (steps[at].Key == 0)
            {
                return 0;
            }
        }
    }

    /// <summary>The node after a step, which is new if it has to be.</summary>
    public int Add(int node, int symbol)
    {
        if (Next(node, symbol) is > 0 and var known)
        {
            return known;
        }

        if (Last * 2 >= _steps.Length)
        {
            Grow();
        }

        Put(new Step(KeyOf(node, symbol), ++Last));
        return Last;
    }

    private static long KeyOf(int node, int symbol) => ((long)node << 32) | (uint)symbol;

    private void Grow()
    {
        var steps = _steps;
        _steps = new Step[steps.Length * 2];
        _shift--;
        foreach (var step in steps)
        {
            if (step.Key != 0)
            {
                Put(step);
            }
        }
    }

    private void Put(Step step)
    {
        var at = (int)(((ulong)step.Key * Golden) >> _shift);
        while (_steps[at].Key != 0)
        {
            at = (at + 1) & (_steps.Length - 1);
        }

        _steps[at] = step;
    }

    /// <param name="Key">Node and symbol; 0 where the table is free.</param>
    /// <param name="Node">The node after it.</param>
    private readonly record struct Step(long Key, int Node);
}
