namespace NewsMonitor.Core.Stories;

/// <summary>FNV-1a, 32 bits, over UTF-16: the same on every machine and in every process. Two of a window's terms share one so rarely that it changes nothing.</summary>
/// <remarks>Source: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/.</remarks>
internal static class StableHash
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> text) => Of(Basis, text);

    /// <summary>Of two texts, one after the other, in the order given.</summary>
    public static uint Of(uint first, uint second)
    {
        var hash = Basis;
        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ ((first >> shift) & 0xff)) * Prime;
        }

        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ ((second >> shift) & 0xff)) * Prime;
        }

        return hash;
    }

    private static uint Of(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            hash = (hash ^ (letter & 0xffu)) * Prime;
            hash = (hash ^ ((uint)letter >> 8)) * Prime;
        }

        return hash;
    }
}
