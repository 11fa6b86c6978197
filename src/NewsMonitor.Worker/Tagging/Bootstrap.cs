namespace NewsMonitor.Worker.Tagging;

/// <summary>How far a figure would move if other texts of the same kind had been drawn.</summary>
/// <remarks>
/// Percentile bootstrap (Efron, 1979): the verdicts are drawn again with replacement, a thousand times. A fixed seed: the same
/// verdicts give the same interval.
/// </remarks>
internal static class Bootstrap
{
    private const int Draws = 1000;
    private const int Seed = 20240728;

    /// <summary>The interval that holds 95 % of the draws.</summary>
    public static (double Low, double High) Interval(Score score, Func<Score, double> figure)
    {
        var random = new Random(Seed);
        var verdicts = Verdicts(score);
        var figures = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            figures[draw] = figure(Redraw(verdicts, random));
        }

        Array.Sort(figures);
        return (figures[(int)(Draws * 0.025)], figures[(int)(Draws * 0.975) - 1]);
    }

    private static (int Upto, int Kind)[] Verdicts(Score score) =>
    [
        (score.Hits, 0), (score.Hits + score.FalseAlarms, 1), (score.Hits + score.FalseAlarms + score.Misses, 2),
        (score.Hits + score.FalseAlarms + score.Misses + score.Rest, 3),
    ];

    private static Score Redraw((int Upto, int Kind)[] verdicts, Random random)
    {
        Span<int> counts = stackalloc int[4];
        var total = verdicts[^1].Upto;
        for (var at = 0; at < total; at++)
        {
            var drawn = random.Next(total);
            var kind = drawn < verdicts[0].Upto ? 0 : drawn < verdicts[1].Upto ? 1 : drawn < verdicts[2].Upto ? 2 : 3;
            counts[kind]++;
        }

        return new Score(counts[0], counts[1], counts[2], counts[3]);
    }
}
