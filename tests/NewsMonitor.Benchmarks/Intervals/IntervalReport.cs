using System.Globalization;

namespace NewsMonitor.Benchmarks.Intervals;

/// <summary>
/// How long articles wait until a poll finds them: the product's own schedule beside one fixed interval with as many requests, and beside one that
/// knows the truth. Simulated and seeded: the same numbers every time.
/// </summary>
internal static class IntervalReport
{
    private static readonly int[] Seeds = [1, 2, 3];

    public static void Print(TextWriter output)
    {
        foreach (var (name, what, traits) in Population.All)
        {
            output.WriteLine($"{name}: {Population.Size} sources; {what}");
            output.WriteLine("  seed  policy         requests  mean wait  median     p95   slow sources    lost   mean to fixed");
            foreach (var seed in Seeds)
            {
                Print(output, Population.Create(traits, seed), seed);
            }
        }

        output.WriteLine("Waits in minutes; slow sources: mean wait of those with at most three articles a day; lost: articles that fell out of a listing unseen.");
    }

    private static void Print(TextWriter output, IReadOnlyList<SimulatedSource> sources, int seed)
    {
        var adaptive = Outcome.Of(sources, Policies.Adaptive);
        var pause = (double)SimulatedTime.MeasuredHours * sources.Count / adaptive.Requests;
        var same = Outcome.Of(sources, _ => Policies.Fixed(pause));
        var clairvoyant = Clairvoyant(sources, adaptive.Requests);
        foreach (var (policy, outcome) in new[] { ("fixed", same), ("adaptive", adaptive), ("clairvoyant", clairvoyant) })
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {seed,4}  {policy,-12} {outcome.Requests,10} {outcome.Mean,10:F1} {outcome.Quantile(0.5),7:F1} {outcome.Quantile(0.95),7:F1} {outcome.SlowMean,14:F1} {outcome.Lost,7} {outcome.Mean / same.Mean,15:P0}"));
        }
    }

    /// <summary>With as many requests: they fall as the pace grows, nearly in proportion.</summary>
    private static Outcome Clairvoyant(IReadOnlyList<SimulatedSource> sources, long requests)
    {
        var pace = 0.4;
        for (var step = 1; ; step++)
        {
            var outcome = Outcome.Of(sources, source => Policies.Clairvoyant(source, pace));
            if (step == 6 || Math.Abs(outcome.Requests - requests) < requests / 500)
            {
                return outcome;
            }

            pace *= (double)outcome.Requests / requests;
        }
    }
}
