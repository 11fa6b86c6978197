using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Scheduling;

/// <summary>When a source is asked again. No source is ever given up: failures only slow it down.</summary>
public static class PollPlanner
{
    /// <summary>However long a source asks us to stay away, we come back after this.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    /// <summary>So many "not found" in a row, which takes about three days, and the source is parked.</summary>
    public const int NotFoundsUntilParked = 10;

    /// <summary>
    /// The pause after an answer. Fixed: the interval, up to a tenth longer or shorter. Otherwise by what the source is expected to publish,
    /// and never outside its bounds. Not for a source with a cron expression.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="rhythm">What was learnt of it, this answer included.</param>
    /// <param name="hints">What its publisher says.</param>
    /// <param name="now">When the pause begins.</param>
    public static TimeSpan AfterSuccess(Source source, Rhythm rhythm, PollHints hints, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rhythm);
        ArgumentNullException.ThrowIfNull(hints);
        if (source.Interval.IsFixed)
        {
            return Jitter.Of(source.Key, now, source.Interval.Shortest);
        }

        var rates = new HourlyRates(rhythm, source.Zone, now);
        var wanted = Jitter.Of(source.Key, now, Pace.Pause(rates, source.Interval, now));
        var turnover = WindowTurnover.Longest(rhythm, rates);
        return Within(source, now, HintedPause.AtLeast(wanted < turnover ? wanted : turnover, turnover, hints, now));
    }

    /// <summary>The pause after a failure, and whether the source is parked.</summary>
    /// <param name="source">The source.</param>
    /// <param name="failure">Why it failed.</param>
    /// <param name="failures">Failures in a row, this one included; at least 1.</param>
    /// <param name="retryAfter">How long the source asked us to stay away; null when it did not ask.</param>
    /// <param name="now">When the pause begins.</param>
    public static PollDelay AfterFailure(Source source, FetchFailure failure, int failures, TimeSpan? retryAfter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var grade = failure == FetchFailure.NotFound && failures >= NotFoundsUntilParked ? FailureGrade.Gone : FailureGrades.Of(failure);
        var pause = Jitter.Of(source.Key, now, BackOff.For(grade, source.Interval).After(failures));
        if (retryAfter is { } asked)
        {
            asked = asked < LongestRetryAfter ? asked : LongestRetryAfter;

            // A throttled source that says how long is taken at its word, sooner or later than we would have come.
            pause = grade == FailureGrade.Throttled && asked > TimeSpan.Zero ? asked : asked > pause ? asked : pause;
        }

        return new PollDelay(pause, grade == FailureGrade.Gone, grade);
    }

    /// <summary>By when a new article comes almost surely: a source that is silent for longer has probably broken without saying so.</summary>
    /// <param name="source">The source.</param>
    /// <param name="rhythm">What was learnt of it.</param>
    /// <param name="lastNew">When the last new article was seen; the silence is counted from then.</param>
    /// <returns>At least a day later, and 60 days at most, which is also what is said when little is known.</returns>
    public static DateTimeOffset ExpectedBy(Source source, Rhythm rhythm, DateTimeOffset lastNew)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rhythm);
        return lastNew + Silence.Longest(new HourlyRates(rhythm, source.Zone, lastNew), lastNew);
    }

    /// <summary>At the longest interval, where most sources are, the jitter has only one way to go.</summary>
    private static TimeSpan Within(Source source, DateTimeOffset now, TimeSpan pause)
    {
        var bounds = source.Interval;
        var within = pause < bounds.Longest ? pause : Jitter.Before(source.Key, now, bounds.Longest);
        return within < bounds.Shortest ? bounds.Shortest : within;
    }
}
