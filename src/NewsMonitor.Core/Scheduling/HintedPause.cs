namespace NewsMonitor.Core.Scheduling;

/// <summary>Makes a pause as long as the publisher wishes.</summary>
internal static class HintedPause
{
    /// <summary>
    /// The pause, made longer by the hints. What a feed says about itself (often the default of its software) yields to the danger of losing
    /// articles; how long its answer is kept on the way does not, for to ask earlier would only give the same copy.
    /// </summary>
    public static TimeSpan AtLeast(TimeSpan pause, TimeSpan turnover, PollHints hints, DateTimeOffset now)
    {
        var said = Larger(hints.TimeToLive ?? TimeSpan.Zero, hints.UpdatePeriod ?? TimeSpan.Zero);
        var wished = Larger(pause, said < turnover ? said : turnover);
        wished = Larger(wished, hints.FreshFor ?? TimeSpan.Zero);
        return wished > TimeSpan.FromDays(7) ? wished : hints.AfterSkipped(now + wished) - now;
    }

    private static TimeSpan Larger(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
