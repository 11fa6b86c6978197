using NewsMonitor.Core.Entries;
using static NewsMonitor.UnitTests.Feeds.FeedDateAssert;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Zones: offsets, names, places, and times without any.</summary>
public sealed class FeedDateZoneTests
{
    [Theory]
    [InlineData("+0200", "2024-07-28T07:18:28")]
    [InlineData("+02:00", "2024-07-28T07:18:28")]
    [InlineData("+2:00", "2024-07-28T07:18:28")]
    [InlineData("+02", "2024-07-28T07:18:28")]
    [InlineData("+2", "2024-07-28T07:18:28")]
    [InlineData("+ 0200", "2024-07-28T07:18:28")]
    [InlineData("+02:00:00", "2024-07-28T07:18:28")]
    [InlineData("+200", "2024-07-28T07:18:28")]
    [InlineData("-0000", "2024-07-28T09:18:28")]
    [InlineData("-05", "2024-07-28T14:18:28")]
    [InlineData("- 0500", "2024-07-28T14:18:28")]
    [InlineData("- 05:00", "2024-07-28T14:18:28")]
    [InlineData("–0500", "2024-07-28T14:18:28")]
    [InlineData("--0500", "2024-07-28T14:18:28")]
    [InlineData("+0530", "2024-07-28T03:48:28")]
    [InlineData("+1400", "2024-07-27T19:18:28")]
    [InlineData("-0930", "2024-07-28T18:48:28")]
    [InlineData("00:00", "2024-07-28T09:18:28")]
    [InlineData("02:00", "2024-07-28T07:18:28")]
    [InlineData("0200", "2024-07-28T07:18:28")]
    [InlineData("GMT+2", "2024-07-28T07:18:28")]
    [InlineData("GMT+0200", "2024-07-28T07:18:28")]
    [InlineData("GMT-07:00", "2024-07-28T16:18:28")]
    [InlineData("UTC+02:00", "2024-07-28T07:18:28")]
    [InlineData("UTC +2", "2024-07-28T07:18:28")]
    [InlineData("CEST +0200", "2024-07-28T07:18:28")]
    [InlineData("+0200 CEST", "2024-07-28T07:18:28")]
    [InlineData("EST-0500", "2024-07-28T14:18:28")]
    [InlineData("+0000 GMT", "2024-07-28T09:18:28")]
    [InlineData("-05:00Z", "2024-07-28T14:18:28")]
    [InlineData("Europe/Brussels", "2024-07-28T07:18:28")]
    [InlineData("America/New_York", "2024-07-28T13:18:28")]
    [InlineData("America/Argentina/Buenos_Aires", "2024-07-28T12:18:28")]
    [InlineData("Etc/GMT", "2024-07-28T09:18:28")]
    [InlineData("Etc/GMT-2", "2024-07-28T07:18:28")]
    public void An_offset_or_a_place_counts(string raw, string expected) => Reads("28 Jul 2024 09:18:28 " + raw, expected, DateQuality.Exact);

    [Theory]
    [InlineData("GMT", 0)]
    [InlineData("UTC", 0)]
    [InlineData("UT", 0)]
    [InlineData("Z", 0)]
    [InlineData("WET", 0)]
    [InlineData("WEST", 60)]
    [InlineData("BST", 60)]
    [InlineData("CET", 60)]
    [InlineData("MEZ", 60)]
    [InlineData("MET", 60)]
    [InlineData("CEST", 120)]
    [InlineData("MESZ", 120)]
    [InlineData("MEST", 120)]
    [InlineData("EET", 120)]
    [InlineData("SAST", 120)]
    [InlineData("EEST", 180)]
    [InlineData("MSK", 180)]
    [InlineData("TRT", 180)]
    [InlineData("IDT", 180)]
    [InlineData("PKT", 300)]
    [InlineData("NPT", 345)]
    [InlineData("ICT", 420)]
    [InlineData("HKT", 480)]
    [InlineData("SGT", 480)]
    [InlineData("AWST", 480)]
    [InlineData("JST", 540)]
    [InlineData("KST", 540)]
    [InlineData("ACST", 570)]
    [InlineData("AEST", 600)]
    [InlineData("ACDT", 630)]
    [InlineData("AEDT", 660)]
    [InlineData("NZST", 720)]
    [InlineData("NZDT", 780)]
    [InlineData("NDT", -150)]
    [InlineData("ADT", -180)]
    [InlineData("BRT", -180)]
    [InlineData("NST", -210)]
    [InlineData("EDT", -240)]
    [InlineData("EST", -300)]
    [InlineData("CDT", -300)]
    [InlineData("CST", -360)]
    [InlineData("MDT", -360)]
    [InlineData("MST", -420)]
    [InlineData("PDT", -420)]
    [InlineData("PST", -480)]
    [InlineData("AKDT", -480)]
    [InlineData("AKST", -540)]
    [InlineData("HST", -600)]
    [InlineData("cest", 120)]
    public void A_zone_name_counts(string name, int minutes) =>
        Reads("28 Jul 2024 09:18:28 " + name, new DateTime(2024, 7, 28, 9, 18, 28).AddMinutes(-minutes).ToString("s"), DateQuality.Exact);

    [Theory]
    [InlineData("ET", "2024-07-28T13:18:28", "2024-01-28T14:18:28")]
    [InlineData("CT", "2024-07-28T14:18:28", "2024-01-28T15:18:28")]
    [InlineData("MT", "2024-07-28T15:18:28", "2024-01-28T16:18:28")]
    [InlineData("PT", "2024-07-28T16:18:28", "2024-01-28T17:18:28")]
    [InlineData("Eastern", "2024-07-28T13:18:28", "2024-01-28T14:18:28")]
    [InlineData("Europe/Berlin", "2024-07-28T07:18:28", "2024-01-28T08:18:28")]
    public void A_name_that_leaves_daylight_saving_open_has_it_by_the_calendar(string name, string summer, string winter)
    {
        Reads("28 Jul 2024 09:18:28 " + name, summer, DateQuality.Exact);
        Reads("28 Jan 2024 09:18:28 " + name, winter, DateQuality.Exact);
    }

    [Theory]
    [InlineData("IST", "2024-07-28T03:48:28")]
    [InlineData("AST", "2024-07-28T13:18:28")]
    [InlineData("A", "2024-07-28T09:18:28")]
    [InlineData("N", "2024-07-28T09:18:28")]
    [InlineData("Y", "2024-07-28T09:18:28")]
    public void A_name_of_several_zones_is_the_one_of_the_news_and_it_is_said(string name, string expected) =>
        Reads("28 Jul 2024 09:18:28 " + name, expected, DateQuality.Ambiguous);

    [Theory]
    [InlineData("")]
    [InlineData("XYZ")]
    [InlineData("J")]
    [InlineData("Ortszeit")]
    [InlineData("Nowhere/Land")]
    [InlineData("../../etc/passwd")]
    [InlineData("GMX+zz:zz")]
    [InlineData("+9900")]
    [InlineData("+0199")]
    [InlineData("h")]
    public void A_zone_that_is_unknown_does_not_lose_the_time(string name) =>
        Reads("28 Jul 2024 09:18:28 " + name, "2024-07-28T07:18:28", DateQuality.ZoneAssumed, "Europe/Berlin");

    [Theory]
    [InlineData("07:00:00 CEST")]
    [InlineData("07:00:00 MESZ")]
    [InlineData("07:00 MESZ")]
    public void BadInput_D02_a_summer_time_is_two_hours_before_the_clock(string time) =>
        Reads("28 Jul 2024 " + time, "2024-07-28T05:00:00", DateQuality.Exact);

    [Theory]
    [InlineData("2024-07-28 09:18:28", "2024-07-28T07:18:28")]
    [InlineData("Sun, 28 Jan 2024 09:18:28", "2024-01-28T08:18:28")]
    [InlineData("28.07.2024 09:18", "2024-07-28T07:18:00")]
    public void BadInput_D03_a_time_without_a_zone_is_in_that_of_the_source(string raw, string expected) =>
        Reads(raw, expected, DateQuality.ZoneAssumed, "Europe/Berlin");

    [Theory]
    [InlineData("2024-03-31 02:30:00", "2024-03-31T01:30:00")] // an hour that the clocks left out
    [InlineData("2024-10-27 02:30:00", "2024-10-27T01:30:00")] // an hour that came twice
    [InlineData("2024-10-27 01:59:59", "2024-10-26T23:59:59")]
    public void Where_the_clocks_are_moved_winter_time_counts(string raw, string expected) =>
        Reads(raw, expected, DateQuality.ZoneAssumed, "Europe/Berlin");

    [Fact]
    public void A_day_begins_at_the_midnight_of_the_source() =>
        Reads("2. Jänner 2024", "2024-01-01T23:00:00", DateQuality.DayOnly, "Europe/Vienna");
}
