namespace NewsMonitor.Core.Scheduling;

/// <summary>How fast articles came between two looks.</summary>
internal static class ArrivalRate
{
    /// <summary>Two articles in ten seconds are no seven hundred an hour.</summary>
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromMinutes(15);

    /// <summary>Articles per hour. Where the whole window was new there were perhaps more: the rate counts double.</summary>
    public static double Of(int count, TimeSpan span, int window)
    {
        var hours = (span > ShortestSpan ? span : ShortestSpan).TotalHours;
        return count / hours * (window > 0 && count >= window ? 2 : 1);
    }
}
