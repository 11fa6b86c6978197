using NewsMonitor.Core.Entries;
using static NewsMonitor.UnitTests.Feeds.FeedDateAssert;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Dates in plain numbers, whose order is a matter of the country.</summary>
public sealed class FeedDateNumberTests
{
    [Theory]
    [InlineData("28.07.2024", "2024-07-28T00:00:00")]
    [InlineData("28.7.24", "2024-07-28T00:00:00")]
    [InlineData("8.7.2024", "2024-07-08T00:00:00")]
    [InlineData("28. 7. 2024", "2024-07-28T00:00:00")]
    [InlineData("28/07/2024", "2024-07-28T00:00:00")]
    [InlineData("7/28/2024", "2024-07-28T00:00:00")]
    [InlineData("07-28-2024", "2024-07-28T00:00:00")]
    [InlineData("28-07-2024", "2024-07-28T00:00:00")]
    [InlineData("Sun, 28/07/2024", "2024-07-28T00:00:00")]
    [InlineData("08/08/2024", "2024-08-08T00:00:00")]
    [InlineData("7/28/24", "2024-07-28T00:00:00")]
    [InlineData("99/12/31", "1999-12-31T00:00:00")]
    [InlineData("07/2024", "2024-07-01T00:00:00")]
    [InlineData("07.2024", "2024-07-01T00:00:00")]
    public void Where_only_one_order_is_possible_it_is_taken(string raw, string expected) => Reads(raw, expected, DateQuality.DayOnly);

    [Theory]
    [InlineData("28.07.2024 07:18", "2024-07-28T07:18:00")]
    [InlineData("28.07.2024, 07:18:28 Uhr", "2024-07-28T07:18:28")]
    [InlineData("28.07.2024 - 07.18 Uhr", "2024-07-28T07:18:00")]
    [InlineData("28.07.2024 07.18", "2024-07-28T07:18:00")]
    [InlineData("07:18 28.07.2024", "2024-07-28T07:18:00")]
    [InlineData("28/07/2024 à 07h18", "2024-07-28T07:18:00")]
    [InlineData("07/28/2024 - 07:18", "2024-07-28T07:18:00")]
    [InlineData("07:18 - 07/28/2024", "2024-07-28T07:18:00")]
    [InlineData("7/28/2024 7:18:28 AM", "2024-07-28T07:18:28")]
    [InlineData("Sun, 28-07-2024 07:18", "2024-07-28T07:18:00")]
    [InlineData("06-1-2 15:04", "2006-01-02T15:04:00")]
    public void With_a_time_they_are_in_the_zone_of_the_source(string raw, string expected) => Reads(raw, expected, DateQuality.ZoneAssumed);

    [Theory]
    [InlineData("Wed, 07/08/2024", "2024-08-07T00:00:00")]
    [InlineData("Monday 07/08/2024", "2024-07-08T00:00:00")]
    [InlineData("Mittwoch, 07/08/2024", "2024-08-07T00:00:00")]
    [InlineData("lunedì 07-08-2024", "2024-07-08T00:00:00")]
    public void A_weekday_decides_which_number_is_the_month(string raw, string expected) => Reads(raw, expected, DateQuality.DayOnly);

    [Theory]
    [InlineData("Wed, 07 08 2024 07:18:28 +0000", "2024-08-07T07:18:28")]
    [InlineData("07 08 2024 07:18:28 GMT", "2024-08-07T07:18:28")]
    [InlineData("Sun, 2024/07/28 03:18:28 EDT", "2024-07-28T07:18:28")]
    public void A_number_for_the_name_of_a_month_stands_where_the_name_does(string raw, string expected) => Reads(raw, expected, DateQuality.Exact);

    [Theory]
    [InlineData("07/08/2024", "2024-07-08T00:00:00")]
    [InlineData("07/08/2024 12:00 GMT", "2024-07-08T12:00:00")]
    [InlineData("7/8/24", "2024-07-08T00:00:00")]
    [InlineData("07-08-2024", "2024-07-08T00:00:00")]
    [InlineData("Fri, 07/08/2024", "2024-07-08T00:00:00")]
    [InlineData("03-12-31", "2003-12-31T00:00:00")]
    [InlineData("31-12-03", "2003-12-31T00:00:00")]
    public void Where_nothing_decides_the_month_comes_first_and_it_is_said(string raw, string expected) => Reads(raw, expected, DateQuality.Ambiguous);

    [Theory]
    [InlineData("Europe/Berlin", "2024-08-07T10:00:00")]
    [InlineData("Europe/London", "2024-08-07T11:00:00")]
    [InlineData("America/New_York", "2024-07-08T16:00:00")]
    [InlineData("UTC", "2024-07-08T12:00:00")]
    public void At_a_European_source_the_day_comes_first(string zone, string expected) =>
        Reads("07/08/2024 12:00", expected, DateQuality.Ambiguous, zone);
}
