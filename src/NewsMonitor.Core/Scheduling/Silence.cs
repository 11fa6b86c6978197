namespace NewsMonitor.Core.Scheduling;

/// <summary>How long a living source may be silent.</summary>
internal static class Silence
{
    /// <summary>A longer silence than the answer is less likely than this.</summary>
    private const double Risk = 1e-3;

    /// <summary>News comes in clumps: so many articles say as much as one that comes by itself.</summary>
    private const double Clump = 2;

    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Greatest = TimeSpan.FromDays(60);

    /// <remarks>
    /// The rate is itself estimated, from n clumps in some exposure E: no clump comes within t with probability (E / (E + t))^n (negative binomial,
    /// a Poisson process whose rate has a gamma distribution), which is <see cref="Risk"/> when n (Risk^(-1/n) - 1) clumps are expected.
    /// </remarks>
    public static TimeSpan Longest(HourlyRates rates, DateTimeOffset since)
    {
        var clumps = rates.Arrivals / Clump;
        var rest = Clump * clumps * (Math.Pow(Risk, -1 / clumps) - 1);
        if (!double.IsFinite(rest))
        {
            return Greatest;
        }

        var end = since + Greatest;
        for (var from = since; from < end;)
        {
            var to = HourOfWeek.EndOf(from);
            rest -= rates.At(from) * (to - from).TotalHours;
            if (rest <= 0)
            {
                return to - since > Shortest ? to - since : Shortest;
            }

            from = to;
        }

        return Greatest;
    }
}
