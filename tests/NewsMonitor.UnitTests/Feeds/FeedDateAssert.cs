using System.Globalization;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.UnitTests.Feeds;

internal static class FeedDateAssert
{
    /// <param name="raw">The date as a source writes it.</param>
    /// <param name="expected">The instant in UTC, ISO 8601 without the Z.</param>
    /// <param name="quality">How much of it the source said.</param>
    /// <param name="zone">The zone of the source.</param>
    public static void Reads(string raw, string expected, DateQuality quality, string zone = "UTC")
    {
        var time = FeedDate.Read(raw, TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.NotNull(time);
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), time.At);
        Assert.Equal(TimeSpan.Zero, time.At?.Offset);
        Assert.Equal(quality, time.Quality);
    }
}
