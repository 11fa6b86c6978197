using NewsMonitor.Worker.Sources;

namespace NewsMonitor.UnitTests.Sources;

public sealed class RelativeTimeTests
{
    [Theory]
    [InlineData("00:00:00", "now")]
    [InlineData("00:00:59", "now")]
    [InlineData("-00:00:59", "now")]
    [InlineData("00:01:59", "in 1 min")]
    [InlineData("-00:12:00", "12 min ago")]
    [InlineData("01:59:59", "in 119 min")]
    [InlineData("-02:00:00", "2 h ago")]
    [InlineData("1.23:59:59", "in 47 h")]
    [InlineData("-400.00:00:00", "400 d ago")]
    public void A_time_is_told_as_people_say_it(string distance, string words)
    {
        var now = new DateTime(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc);

        Assert.Equal(words, RelativeTime.Of(now + TimeSpan.Parse(distance, System.Globalization.CultureInfo.InvariantCulture), now));
    }
}
