using NewsMonitor.Core.Sources;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

/// <summary>When a source with a cron expression is polled.</summary>
/// <remarks>
/// On the day the clocks go forward, a time in the hour that is missing is kept at the moment they jump to; several of them are one. On the day they go
/// back, a fixed time in the hour that comes twice is kept once; an expression that names every hour goes on through both.
/// </remarks>
internal static class CronTimes
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>As many times as a day has minutes: what is too dense shows within them.</summary>
    private const int Checked = 24 * 60;

    /// <summary>What is wrong with an expression; null when nothing is.</summary>
    public static string? Problem(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        try
        {
            return Problem(new CronExpression(expression, TimeZoneInfo.Utc));
        }
        catch (FormatException e)
        {
            var fields = expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
            return fields == 5 ? "it has five fields; put the seconds first, such as '0 */15 6-22 ? * *'" : e.Message.TrimEnd('.');
        }
    }

    /// <summary>The first time after a moment, by the clocks of the cron zone of the source; null when there is none any more.</summary>
    /// <exception cref="ArgumentException">The source has no cron expression.</exception>
    public static DateTimeOffset? Next(Source source, DateTimeOffset after)
    {
        ArgumentNullException.ThrowIfNull(source);
        var expression = source.Cron ?? throw new ArgumentException($"'{source.Key}' has no cron expression.", nameof(source));
        return new CronExpression(expression, TimeZoneInfo.FindSystemTimeZoneById(source.CronZone ?? source.TimeZone)).GetNextValidTimeAfter(after);
    }

    private static string? Problem(CronExpression expression)
    {
        // Any day will do, as long as it is the same in every run.
        var last = expression.GetNextValidTimeAfter(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        for (var count = 0; count < Checked && last is { } time; count++)
        {
            last = expression.GetNextValidTimeAfter(time);
            if (last - time < Shortest)
            {
                return "it means oftener than once a minute; write 0 for the seconds";
            }
        }

        return expression.GetNextValidTimeAfter(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) is null ? "no day is such a day" : null;
    }
}
