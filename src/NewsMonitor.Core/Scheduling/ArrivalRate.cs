namespace NewsMonitor.Core.Scheduling;

/// <summary>How fast articles came between two looks.</summary>
internal static class ArrivalRate
{
    /// <summary>Between looks that follow each other at once nothing can be measured.</summary>
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromMinutes(5);

    /// <summary>Two articles within five minutes are chance, not twenty-four an hour: of so many articles half are believed.</summary>
    private const double Chance = 3;

    /// <summary>Articles per hour. Where the whole window was new there were perhaps more: the rate counts double.</summary>
    public static double Of(int count, TimeSpan span, int window)
    {
        var hours = (span > ShortestSpan ? span : ShortestSpan).TotalHours;
        return count / hours * (count / (count + Chance)) * (window > 0 && count >= window ? 2 : 1);
    }
}
