namespace NewsMonitor.FeedFarm.Content;

/// <summary>A stream of random numbers that follows from its seed.</summary>
internal struct Dice(ulong seed)
{
    private ulong _counter;

    public int Below(int n) => Hash.Below(Next(), n);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public double Unit() => Hash.Unit(Next());

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    private ulong Next() => Hash.Mix(seed, ++_counter);
}
