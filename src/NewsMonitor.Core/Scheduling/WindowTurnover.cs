namespace NewsMonitor.Core.Scheduling;

/// <summary>How long a listing may be left alone before articles can fall out of it unseen.</summary>
internal static class WindowTurnover
{
    /// <summary>What is usual in the busiest hour may well double on a day with news.</summary>
    private const double HotDay = 2;

    /// <summary>Half the time in which the source, at its fastest, fills its window; the longest span there is when that is not known.</summary>
    public static TimeSpan Longest(Rhythm rhythm, HourlyRates rates)
    {
        var peak = double.IsNaN(rhythm.PeakRate) ? 0 : rhythm.PeakRate;
        var hours = rhythm.Window / Math.Max(peak, HotDay * rates.Highest) / 2;
        return rhythm.Window > 0 && hours is > 0 and < 24 * 365 ? TimeSpan.FromHours(hours) : TimeSpan.MaxValue;
    }
}
