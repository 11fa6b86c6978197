namespace NewsMonitor.Benchmarks.Intervals;

/// <summary>Three hundred sources of one kind of world.</summary>
internal static class Population
{
    public const int Size = 300;

    public static readonly (string Name, string What, Func<int, Random, SourceTraits> Traits)[] All =
    [
        ("news", "a few agencies, some newspapers, many specialists, most of all slow blogs and institutions", News),
        ("alike", "unfavourable: every source 12 articles a day, with day and night", (_, _) => new SourceTraits(12, 20, 0.1, 0.6, 1.3)),
        ("flat", "hopeless: every source 12 articles a day, every hour like every other", (_, _) => new SourceTraits(12, 20, 1, 1, 1, IsFlat: true)),
    ];

    public static IReadOnlyList<SimulatedSource> Create(Func<int, Random, SourceTraits> traits, int seed) =>
        [.. Enumerable.Range(0, Size).AsParallel().AsOrdered().Select(number =>
        {
            var random = new Random((seed * 1_000_003) + number);
            return SimulatedSource.Create($"s{number}", traits(number, random), random);
        })];

    /// <summary>Within a kind, rates are spread evenly on a logarithmic scale.</summary>
    private static SourceTraits News(int number, Random random) => (number * 100 / Size) switch
    {
        < 3 => new SourceTraits(Between(150, 500, random), random.Next(40, 51), 0.4, 0.7, 1.5),
        < 15 => new SourceTraits(Between(40, 150, random), random.Next(20, 51), 0.1, 0.6, 1.4),
        < 45 => new SourceTraits(Between(3, 40, random), random.Next(10, 31), 0.05, 0.4, 1.3),
        _ => new SourceTraits(Between(0.1, 3, random), random.Next(10, 21), 0.03, 0.3, 1.2),
    };

    private static double Between(double least, double most, Random random) => least * Math.Pow(most / least, random.NextDouble());
}
