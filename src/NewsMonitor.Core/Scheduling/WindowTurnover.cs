namespace NewsMonitor.Core.Scheduling;

/// <summary>How long a listing may be left alone before articles can fall out of it unseen.</summary>
internal static class WindowTurnover
{
    /// <summary>Half the time in which the source, at its fastest, fills its window; the longest span there is when that is not known.</summary>
    public static TimeSpan Longest(Rhythm rhythm)
    {
        var hours = rhythm.Window / rhythm.PeakRate / 2;
        return rhythm.Window > 0 && hours is > 0 and < 24 * 365 ? TimeSpan.FromHours(hours) : TimeSpan.MaxValue;
    }
}
