using System.Diagnostics;
using System.Globalization;
using CsCheck;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading.Dates;
using static NewsMonitor.UnitTests.Feeds.FeedDateAssert;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>What holds for every date text: the others of these tests are about what single ones mean.</summary>
public sealed class FeedDateTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly Gen<string> AnyDate = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 14].Select(string.Concat);

    private static string[] Pieces =>
    [
        "2024", "07", "28", "9", "0", "99999", "-", "+", ":", ".", ",", "/", " ", "T", "Z", "W", "Jul", "März", "mar", "Sun", "GMT", "PT", "am", "p.m.", "Uhr",
        "h", "(", ")", "年", "월", "오후", "1st", "Europe/Berlin", "A/", "\u0308", "\ud800", "\0", "'", "٣", "noon", "00:00", "24:00:00", "-0500",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void Nothing_is_said_where_nothing_is_written(string? raw) => Assert.Null(FeedDate.Read(raw, Berlin));

    [Theory]
    [InlineData("heute")]
    [InlineData("gestern, 18:30 Uhr")]
    [InlineData("3 hours ago")]
    [InlineData("coming soon")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("31 Feb 2024 12:00:00 GMT")]
    [InlineData("29 Feb 2023")]
    [InlineData("2024-07-32")]
    [InlineData("2024-13-01")]
    [InlineData("2024-28-07")]
    [InlineData("2023-366")]
    [InlineData("2024-W53")]
    [InlineData("2024-W30-8")]
    [InlineData("28 Jul 2024 25:00:00 GMT")]
    [InlineData("28 Jul 2024 24:60 GMT")]
    [InlineData("28 Jul 2024 09:60 GMT")]
    [InlineData("28 Jul 2024 09:18:61 GMT")]
    [InlineData("28 Jul 2024 9:18:28:7 GMT")]
    [InlineData("2024-07-28T-09:18:28Z")]
    [InlineData("28 Jul xx 09:18:28 GMT")]
    [InlineData("Jul xx 2024 09:18:28 GMT")]
    [InlineData("28 Foo 2024 09:18:28 GMT")]
    [InlineData("28 Jul Aug 2024 5")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("99999999999999999999")]
    [InlineData("12024-07-28")]
    [InlineData("20")]
    [InlineData("28.07.")]
    [InlineData("09:18")]
    [InlineData("The minister said on 28 July 2024 that nothing was decided")]
    public void What_names_no_day_is_unreadable_and_kept(string raw) =>
        Assert.Equal(new SourceTime(null, DateQuality.Unreadable, raw), FeedDate.Read(raw, Berlin));

    [Fact]
    public void The_words_of_the_source_are_kept_on_one_line() =>
        Assert.Equal("Sun, 28 Jul 2024 07:18:28 GMT", FeedDate.Read(" Sun,\n28 Jul 2024\t07:18:28 GMT ", Berlin)!.Raw);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("")]
    public void The_culture_of_the_host_does_not_matter(string culture)
    {
        var before = (Thread.CurrentThread.CurrentCulture, Thread.CurrentThread.CurrentUICulture);
        try
        {
            Thread.CurrentThread.CurrentCulture = Thread.CurrentThread.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Reads("FRI, 12 APRIL 2024 07:18:28 GMT", "2024-04-12T07:18:28", DateQuality.Exact);
            Reads("12 APRİL 2024 07:18", "2024-04-12T07:18:00", DateQuality.ZoneAssumed);
            Reads("2024-04-12T07:18:28.5Z", "2024-04-12T07:18:28.5", DateQuality.Exact);
            Reads("20240412071828", "2024-04-12T07:18:28", DateQuality.ZoneAssumed);
            Reads("1712906308", "2024-04-12T07:18:28", DateQuality.Exact);
        }
        finally
        {
            (Thread.CurrentThread.CurrentCulture, Thread.CurrentThread.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void Whatever_the_text_the_answer_is_a_value_and_always_the_same() =>
        AnyDate.Sample(
            raw =>
            {
                var time = FeedDate.Read(raw, Berlin);

                Assert.Equal(time, FeedDate.Read(raw, Berlin));
                Assert.Equal(time?.At is null, time is null or { Quality: DateQuality.Unreadable });
            },
            iter: 20_000);

    [Theory]
    [InlineData("0")]
    [InlineData("(")]
    [InlineData("1:")]
    [InlineData("+")]
    [InlineData("28 Jul 2024 ")]
    [InlineData("Europe/")]
    [InlineData("a.")]
    [InlineData("\u0308")]
    [InlineData(" ")]
    public void Ten_thousand_characters_are_looked_at_once(string piece)
    {
        var raw = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 20; i++)
        {
            Assert.Null(FeedDate.Read(raw, Berlin)?.At);
        }

        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000);
    }
}
