using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Scheduling;

/// <summary>When a source is asked again. No source is ever given up: errors only slow it down.</summary>
public static class NextPoll
{
    /// <summary>However long a source fails, it is asked at least this often, unless its own interval is longer.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(6);

    /// <summary>However long a source asks us to stay away, we come back after this.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    /// <summary>After a success: the configured interval.</summary>
    public static TimeSpan AfterSuccess(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Interval;
    }

    /// <summary>After a failure: the interval doubled with each failure in a row, but not before the source allows it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="failures">Failures in a row, this one included; at least 1.</param>
    /// <param name="retryAfter">How long the source asked us to stay away; null when it did not ask.</param>
    public static TimeSpan AfterFailure(Source source, int failures, TimeSpan? retryAfter)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var longest = source.Interval > LongestBackOff ? source.Interval : LongestBackOff;
        var doubled = source.Interval * Math.Pow(2, Math.Min(failures - 1, 16));
        var backOff = doubled < longest ? doubled : longest;
        var asked = retryAfter is { } wish && wish < LongestRetryAfter ? wish : retryAfter is null ? TimeSpan.Zero : LongestRetryAfter;
        return asked > backOff ? asked : backOff;
    }
}
