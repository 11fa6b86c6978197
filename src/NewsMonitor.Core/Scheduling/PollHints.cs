namespace NewsMonitor.Core.Scheduling;

/// <summary>What a publisher says about when to ask again: wishes, kept within the bounds that the operator set.</summary>
public sealed record PollHints
{
    /// <summary>The publisher says nothing.</summary>
    public static PollHints None { get; } = new();

    /// <summary>How long a copy of the feed may be kept: <c>ttl</c> of RSS. Null when it does not say; never zero or less.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>
    /// How often the feed changes: <c>sy:updatePeriod</c> divided by <c>sy:updateFrequency</c>. Null when it does not say, or says "hourly, once":
    /// WordPress writes that into every feed, so it is no statement of the publisher.
    /// </summary>
    public TimeSpan? UpdatePeriod { get; init; }

    /// <summary>How long the answer stays fresh by its HTTP headers; null when they do not say. To ask earlier may give the same copy again.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Hours of the day, 0 to 23 GMT, in which nothing is published: <c>skipHours</c> of RSS. Never all of them.</summary>
    public IReadOnlySet<int> SkipHours { get; init; } = new HashSet<int>();

    /// <summary>Days of the week (GMT) on which nothing is published: <c>skipDays</c> of RSS. Never all of them.</summary>
    public IReadOnlySet<DayOfWeek> SkipDays { get; init; } = new HashSet<DayOfWeek>();

    /// <summary>The first moment at or after this one that is not to be skipped.</summary>
    public DateTimeOffset AfterSkipped(DateTimeOffset moment)
    {
        // Two weeks of hours: all hours and all days skipped together leave nothing, and then nothing is skipped.
        var hour = moment.ToUniversalTime();
        for (var step = 0; step < 2 * Rhythm.SlotsOfWeek; step++)
        {
            if (!SkipHours.Contains(hour.Hour) && !SkipDays.Contains(hour.DayOfWeek))
            {
                return hour;
            }

            hour = new DateTimeOffset(hour.Year, hour.Month, hour.Day, hour.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        return moment;
    }
}
