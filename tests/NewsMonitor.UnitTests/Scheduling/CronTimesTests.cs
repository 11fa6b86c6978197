using System.Globalization;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class CronTimesTests
{
    [Fact]
    public void Times_are_those_of_the_source_s_zone_unless_a_cron_zone_is_named()
    {
        var source = Sample.Source with { Cron = "0 0 7 ? * *", TimeZone = "America/New_York" };
        var after = new DateTimeOffset(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTimeOffset(2027, 1, 10, 12, 0, 0, TimeSpan.Zero), CronTimes.Next(source, after));
        Assert.Equal(new DateTimeOffset(2027, 1, 10, 6, 0, 0, TimeSpan.Zero), CronTimes.Next(source with { CronZone = "Europe/Berlin" }, after));
    }

    [Fact]
    public void A_time_that_the_clocks_leave_out_is_kept_when_they_jump() =>
        Assert.Equal(["27 01:30", "28 01:00", "29 00:30"], Times("0 30 2 ? * *", "2027-03-27", 3));

    [Fact]
    public void Several_times_that_the_clocks_leave_out_are_kept_as_one() =>
        Assert.Equal(["28 00:40", "28 01:00", "28 01:20"], Times("0 */20 * ? * *", "2027-03-28 00:20", 3));

    [Fact]
    public void A_time_that_the_clocks_pass_twice_is_kept_once() =>
        Assert.Equal(["24 00:30", "25 00:30", "26 01:30"], Times("0 30 2 ? * *", "2026-10-24", 3));

    [Fact]
    public void Every_half_hour_goes_on_through_the_hour_that_comes_twice() =>
        Assert.Equal(["25 00:00", "25 00:30", "25 01:00", "25 01:30", "25 02:00"], Times("0 */30 * ? * *", "2026-10-24 23:59", 5));

    [Fact]
    public void No_source_without_a_cron_expression_has_such_times() =>
        Assert.Throws<ArgumentException>(() => CronTimes.Next(Sample.Source, Sample.Now));

    private static IEnumerable<string> Times(string cron, string after, int count)
    {
        var source = Sample.Source with { Cron = cron, TimeZone = "Europe/Berlin" };
        var time = DateTimeOffset.Parse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        for (; count > 0; count--)
        {
            time = CronTimes.Next(source, time)!.Value;
            yield return time.UtcDateTime.ToString("dd HH:mm", CultureInfo.InvariantCulture);
        }
    }
}
