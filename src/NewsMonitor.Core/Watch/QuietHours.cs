namespace NewsMonitor.Core.Watch;

/// <summary>The same hours of every day, by the clock of one place.</summary>
/// <param name="From">First minute.</param>
/// <param name="To">First minute after them; before <paramref name="From"/> it is one of the next day.</param>
/// <param name="Zone">Whose clock.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>Whether it is quiet at that moment.</summary>
    public bool Include(DateTimeOffset moment)
    {
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
        return local.IsBetween(From, To);
    }

    /// <summary>When the quiet hours that include <paramref name="moment"/> are over; the moment itself when none do.</summary>
    public DateTimeOffset EndAfter(DateTimeOffset moment)
    {
        if (!Include(moment))
        {
            return moment;
        }

        var local = TimeZoneInfo.ConvertTime(moment, Zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        var end = day.ToDateTime(To);
        if (end <= local)
        {
            end = day.AddDays(1).ToDateTime(To);
        }

        // An hour that the clock leaves out in spring is told by the hour after it.
        while (Zone.IsInvalidTime(end))
        {
            end = end.AddMinutes(15);
        }

        // An hour that comes twice in autumn is told the first time.
        var offset = Zone.IsAmbiguousTime(end) ? Zone.GetAmbiguousTimeOffsets(end).Max() : Zone.GetUtcOffset(end);
        return new DateTimeOffset(end, offset).ToUniversalTime();
    }
}
