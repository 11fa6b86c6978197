using System.Globalization;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>Quiet hours go by the clock of a place.</summary>
public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("22:00", "06:00", "2024-07-28T19:59:59Z", null)]
    [InlineData("22:00", "06:00", "2024-07-28T20:00:00Z", "2024-07-29T04:00:00Z")]
    [InlineData("22:00", "06:00", "2024-07-29T03:59:59Z", "2024-07-29T04:00:00Z")]
    [InlineData("22:00", "06:00", "2024-07-29T04:00:00Z", null)]
    [InlineData("22:00", "06:00", "2024-01-28T20:30:00Z", null)]
    [InlineData("12:00", "13:30", "2024-07-28T10:15:00Z", "2024-07-28T11:30:00Z")]
    [InlineData("12:00", "13:30", "2024-07-28T11:30:00Z", null)]

    // The night in which clocks go forward is an hour shorter, the other one longer.
    [InlineData("22:00", "06:00", "2024-03-30T21:00:00Z", "2024-03-31T04:00:00Z")]
    [InlineData("22:00", "06:00", "2024-10-26T20:00:00Z", "2024-10-27T05:00:00Z")]

    // 02:30 does not exist in that night; in the other it comes twice.
    [InlineData("22:00", "02:30", "2024-03-30T23:00:00Z", "2024-03-31T01:00:00Z")]
    [InlineData("22:00", "02:30", "2024-10-26T23:00:00Z", "2024-10-27T00:30:00Z")]
    public void End(string from, string to, string now, string? end)
    {
        var hours = new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture), Berlin);
        var moment = Moment(now);

        Assert.Equal(end is not null, hours.Include(moment));
        Assert.Equal(Moment(end ?? now), hours.EndAfter(moment));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
