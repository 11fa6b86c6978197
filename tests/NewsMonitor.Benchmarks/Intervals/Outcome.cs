namespace NewsMonitor.Benchmarks.Intervals;

/// <summary>What polling came to in the weeks that are measured.</summary>
/// <param name="Requests">Polls.</param>
/// <param name="Lost">Articles that fell out of the listing before they were seen.</param>
/// <param name="Delays">Of every article that was seen, in minutes; ascending.</param>
/// <param name="SlowDelays">Of those from slow sources.</param>
internal sealed record Outcome(long Requests, long Lost, float[] Delays, float[] SlowDelays)
{
    public double Mean => Delays.Average(delay => (double)delay);

    public double SlowMean => SlowDelays.Length == 0 ? double.NaN : SlowDelays.Average(delay => (double)delay);

    public double Quantile(double share) => Delays[(int)(share * (Delays.Length - 1))];

    /// <summary>Polls every source through all weeks.</summary>
    public static Outcome Of(IReadOnlyList<SimulatedSource> sources, Func<SimulatedSource, Policy> policy)
    {
        var outcomes = sources.AsParallel().AsOrdered().Select(source => (source.IsSlow, One: Of(source, policy(source)))).ToList();
        return new Outcome(
            outcomes.Sum(outcome => outcome.One.Requests),
            outcomes.Sum(outcome => outcome.One.Lost),
            [.. outcomes.SelectMany(outcome => outcome.One.Delays).Order()],
            [.. outcomes.Where(outcome => outcome.IsSlow).SelectMany(outcome => outcome.One.Delays)]);
    }

    private static Outcome Of(SimulatedSource source, Policy policy)
    {
        const int MeasuredFrom = SimulatedTime.HistoryHours + SimulatedTime.WarmUpHours;
        var (requests, lost, delays) = (0L, 0L, new List<float>());

        // The first poll, at a time of the source's own; its listing shows the past.
        var now = SimulatedTime.HistoryHours + Core.Scheduling.Jitter.Spread(source.Source.Key, TimeSpan.FromHours(2)).TotalHours;
        var seen = CountUntil(source.Arrivals, 0, now);
        now += policy(now, source.Arrivals.AsSpan(Math.Max(0, seen - source.Window)..seen));
        while (now < SimulatedTime.AllHours)
        {
            var known = seen;
            seen = CountUntil(source.Arrivals, known, now);
            var shown = Math.Max(known, seen - source.Window);
            if (now >= MeasuredFrom)
            {
                requests++;
                lost += shown - known;
                for (var article = shown; article < seen; article++)
                {
                    delays.Add((float)((now - source.Arrivals[article]) * 60));
                }
            }

            now += policy(now, source.Arrivals.AsSpan(shown..seen));
        }

        return new Outcome(requests, lost, [.. delays], []);
    }

    private static int CountUntil(double[] arrivals, int from, double now)
    {
        while (from < arrivals.Length && arrivals[from] <= now)
        {
            from++;
        }

        return from;
    }
}
