namespace NewsMonitor.Benchmarks.Load;

/// <summary>What one phase took.</summary>
/// <param name="Process">CPU of the poller's process.</param>
/// <param name="Postgres">CPU of the whole database server.</param>
/// <param name="Wall">From the start to the last poll's end.</param>
internal sealed record PhaseCost(TimeSpan Process, TimeSpan Postgres, TimeSpan Wall)
{
    public TimeSpan Cpu => Process + Postgres;

    public static PhaseCost Median(IReadOnlyList<PhaseCost> rounds) => rounds.OrderBy(round => round.Cpu).ElementAt(rounds.Count / 2);
}
