namespace NewsMonitor.Core.Scheduling;

/// <summary>Hours of the week on a clock in a zone, from Monday 00:00. On the days the clock is put forward or back an hour is missing or comes twice.</summary>
internal static class HourOfWeek
{
    /// <summary>0 to 167.</summary>
    public static int Of(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return (((int)local.DayOfWeek + 6) % 7 * 24) + local.Hour;
    }

    /// <summary>The next full hour in Greenwich: no zone changes its hour later, and those with odd minutes are cut in two there.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset moment)
    {
        var utc = moment.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour, TimeSpan.Zero);
    }
}
