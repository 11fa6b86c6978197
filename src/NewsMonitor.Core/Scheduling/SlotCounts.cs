namespace NewsMonitor.Core.Scheduling;

/// <summary>Counts of articles per hour of the week while they are being added up.</summary>
internal sealed class SlotCounts
{
    /// <summary>A gap that is longer teaches nothing about single hours: its articles are spread over its last week.</summary>
    private static readonly TimeSpan LongestSpread = TimeSpan.FromDays(7);

    private readonly float[] _counts = new float[Rhythm.SlotsOfWeek];

    public SlotCounts(IReadOnlyList<float> counts, double fade)
    {
        for (var slot = 0; slot < Math.Min(counts.Count, _counts.Length); slot++)
        {
            var count = counts[slot] * fade;
            _counts[slot] = count is > 0 and < float.MaxValue ? (float)count : 0;
        }
    }

    public float[] Counts => _counts;

    /// <summary>
    /// Adds articles that came into the listing within a span. An article whose time lies in the span counts in its hour; any other
    /// (none, or one that says when it was written, not when it appeared) counts evenly in all hours of the span.
    /// </summary>
    public void Add(IEnumerable<DateTimeOffset?> arrivals, DateTimeOffset after, DateTimeOffset until, TimeZoneInfo zone)
    {
        var elsewhere = 0;
        foreach (var arrival in arrivals)
        {
            if (arrival is { } time && time > after && time <= until && !IsDateOnly(time, zone))
            {
                _counts[HourOfWeek.Of(time, zone)]++;
            }
            else
            {
                elsewhere++;
            }
        }

        if (elsewhere > 0)
        {
            Spread(elsewhere, until - after > LongestSpread ? until - LongestSpread : after, until, zone);
        }
    }

    /// <summary>Midnight sharp, there or in Greenwich, is how a date without a time looks.</summary>
    private static bool IsDateOnly(DateTimeOffset time, TimeZoneInfo zone) =>
        time.UtcDateTime.TimeOfDay == TimeSpan.Zero || TimeZoneInfo.ConvertTime(time, zone).TimeOfDay == TimeSpan.Zero;

    private void Spread(int count, DateTimeOffset after, DateTimeOffset until, TimeZoneInfo zone)
    {
        var span = (until - after).TotalHours;
        for (var from = after; from < until;)
        {
            var to = HourOfWeek.EndOf(from);
            to = to < until ? to : until;
            _counts[HourOfWeek.Of(from, zone)] += (float)(count * (to - from).TotalHours / span);
            from = to;
        }
    }
}
