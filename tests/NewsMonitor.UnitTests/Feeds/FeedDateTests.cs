using System.Globalization;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class FeedDateTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("Sun, 28 Jul 2024 07:18:28 +0000", "2024-07-28T07:18:28Z")]
    [InlineData("Sun, 28 Jul 2024 07:18:28 GMT", "2024-07-28T07:18:28Z")]
    [InlineData("28 Jul 2024 09:18 +0200", "2024-07-28T07:18:00Z")]
    [InlineData("Sun, 28 Jul 24 07:18:28 Z", "2024-07-28T07:18:28Z")]
    [InlineData("Sunday, 28-Jul-24 07:18:28 UTC", "2024-07-28T07:18:28Z")]
    [InlineData("Sun Jul 28 07:18:28 2024 UT", "2024-07-28T07:18:28Z")]
    [InlineData("Sun, 28 Jul 2024 09:18:28 +0200 (CEST)", "2024-07-28T07:18:28Z")]
    [InlineData("Sun, 28 Jul 2024 07:18:28 -0000", "2024-07-28T07:18:28Z")]
    [InlineData("Mon, 01 Jan 2024 00:30:00 +0100", "2023-12-31T23:30:00Z")]
    [InlineData("July 28, 2024 3:18 PM EDT", "2024-07-28T19:18:00Z")]
    [InlineData("July 28, 2024 12:18 AM EST", "2024-07-28T05:18:00Z")]
    public void The_relatives_of_RFC_822_are_read(string raw, string expected) => AssertReads(raw, expected);

    [Theory]
    [InlineData("2024-07-28T07:18:28Z", "2024-07-28T07:18:28Z")]
    [InlineData("2024-07-28T09:18:28.1234567+02:00", "2024-07-28T07:18:28.1234567Z")]
    [InlineData("2024-07-28 09:18:28 +0200", "2024-07-28T07:18:28Z")]
    [InlineData("20240728T071828Z", "2024-07-28T07:18:28Z")]
    [InlineData("2024-07-28T24:00:00Z", "2024-07-29T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z")]
    [InlineData("2024-07-28 07:18 UTC", "2024-07-28T07:18:00Z")]
    [InlineData("2024-07-28T09:18 GMT+2", "2024-07-28T07:18:00Z")]
    public void ISO_8601_is_read(string raw, string expected) => AssertReads(raw, expected);

    [Theory]
    [InlineData("07:00:00 CEST", 5)]
    [InlineData("07:00:00 MESZ", 5)]
    [InlineData("07:00:00 CET", 6)]
    [InlineData("07:00:00 MEZ", 6)]
    [InlineData("07:00:00 EEST", 4)]
    [InlineData("07:00:00 BST", 6)]
    [InlineData("07:00:00 EST", 12)]
    [InlineData("07:00:00 PDT", 14)]
    [InlineData("16:00:00 JST", 7)]
    public void A_zone_name_counts(string time, int utcHour) => AssertReads($"28 Jul 2024 {time}", $"2024-07-28T{utcHour:00}:00:00Z");

    [Theory]
    [InlineData("So, 28 Juli 2024 07:00:00 +0200", "2024-07-28T05:00:00Z")]
    [InlineData("Mo., 28. Okt. 2024 07:00 Uhr", "2024-10-28T06:00:00Z")]
    [InlineData("Mittwoch, den 4. Dezember 2024 um 18:30 Uhr", "2024-12-04T17:30:00Z")]
    [InlineData("Fr, 1 Mär 2024 12:00:00 +0100", "2024-03-01T11:00:00Z")]
    [InlineData("2. Jänner 2024", "2024-01-01T23:00:00Z")]
    [InlineData("28.07.2024 09:18", "2024-07-28T07:18:00Z")]
    [InlineData("28.07.2024, 09:18:28 Uhr", "2024-07-28T07:18:28Z")]
    public void German_is_read(string raw, string expected) => AssertReads(raw, expected);

    [Theory]
    [InlineData("2024-07-28 09:18:28", "2024-07-28T07:18:28Z")]
    [InlineData("28 Jan 2024 09:18:28", "2024-01-28T08:18:28Z")]
    [InlineData("2024-03-31 02:30:00", "2024-03-31T01:30:00Z")] // an hour that the clocks left out
    [InlineData("2024-10-27 02:30:00", "2024-10-27T01:30:00Z")] // an hour that came twice
    public void A_time_without_a_zone_is_in_that_of_the_source(string raw, string expected) => AssertReads(raw, expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("heute")]
    [InlineData("07/08/2024 12:00")]
    [InlineData("31 Feb 2024 12:00:00 GMT")]
    [InlineData("28 Jul 2024 25:00:00 GMT")]
    [InlineData("28 Jul 2024 12:00:00 IST")]
    [InlineData("28 Jul 2024 12:00:00 XYZ")]
    [InlineData("28 Jul 2024 12:00:00 +9900")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("Jul 2024")]
    [InlineData("2024")]
    [InlineData("99999999999999999999")]
    [InlineData("28 Jul Aug 2024")]
    public void What_cannot_be_read_without_guessing_is_no_date(string? raw) => Assert.Null(FeedDate.Instant(raw, Berlin));

    [Fact]
    public void The_host_s_culture_does_not_matter()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "de-DE", "ar-SA", "th-TH", "tr-TR", "fa-IR" })
            {
                Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                AssertReads("Fri, 12 Apr 2024 07:18:28 GMT", "2024-04-12T07:18:28Z");
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private static void AssertReads(string raw, string expected)
    {
        var date = FeedDate.Instant(raw, Berlin);

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), date);
        Assert.Equal(TimeSpan.Zero, date?.Offset);
    }
}
