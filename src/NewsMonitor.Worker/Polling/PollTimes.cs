using NewsMonitor.Core.Scheduling;
using NewsMonitor.Core.Sources;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Polling;

/// <summary>When a source is asked after an answer: by its cron expression, else by what is known of it.</summary>
internal static class PollTimes
{
    /// <summary>Sources with the same expression are not asked in the same second.</summary>
    private static readonly TimeSpan CronSpread = TimeSpan.FromSeconds(20);

    /// <summary>An expression that names no day any more is looked at again after this.</summary>
    private static readonly TimeSpan NoTimeLeft = TimeSpan.FromDays(7);

    /// <summary>The pause from now.</summary>
    public static TimeSpan After(Source source, Rhythm rhythm, PollHints hints, DateTimeOffset now)
    {
        if (source.Cron is null)
        {
            return PollPlanner.AfterSuccess(source, rhythm, hints, now);
        }

        return CronTimes.Next(source, now) is { } next ? next - now + Jitter.Spread(source.Key, CronSpread) : NoTimeLeft;
    }
}
