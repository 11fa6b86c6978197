namespace NewsMonitor.FeedFarm.Content;

/// <summary>Stateless pseudo-random numbers (the finaliser of SplitMix64): the same inputs give the same output on every machine.</summary>
internal static class Hash
{
    public static ulong Mix(ulong a, ulong b = 0, ulong c = 0, ulong d = 0)
    {
        var h = Step(a + 0x9E3779B97F4A7C15UL);
        h = Step(h ^ (b + 0x9E3779B97F4A7C15UL));
        h = Step(h ^ (c + 0x9E3779B97F4A7C15UL));
        return Step(h ^ (d + 0x9E3779B97F4A7C15UL));
    }

    /// <summary>A number in [0, 1).</summary>
    public static double Unit(ulong h) => (h >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [0, n).</summary>
    public static int Below(ulong h, int n) => (int)(((UInt128)h * (uint)n) >> 64);

    private static ulong Step(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
