using System.Globalization;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Intake;

namespace NewsMonitor.UnitTests.Intake;

public sealed class PublicationTimeTests
{
    [Fact]
    public void A_source_that_does_not_say_when_gets_no_time() => Assert.Null(PublicationTime.From(null, Sample.Now));

    [Fact]
    public void What_cannot_be_read_is_no_time_and_its_words_are_kept() =>
        Assert.Equal(
            new PublicationTime(null, null, DateQuality.Unreadable, "gestern"),
            PublicationTime.From(new SourceTime(null, DateQuality.Unreadable, "gestern"), Sample.Now));

    [Theory]
    [InlineData("2024-07-28T09:18:28+02:00", "2024-07-28T07:18:28Z")]
    [InlineData("1990-01-01T00:00:00Z", "1990-01-01T00:00:00Z")]
    [InlineData("2024-07-28T08:31:04Z", "2024-07-28T08:31:04Z")]
    public void BadInput_D05_a_time_with_an_offset_is_taken_in_UTC(string claimed, string expected)
    {
        var time = PublicationTime.From(Claim(claimed), Sample.Now);

        Assert.Equal(new PublicationTime(Parse(expected), "feed", DateQuality.Exact, claimed), time);
        Assert.Equal(TimeSpan.Zero, time!.At?.Offset);
    }

    [Theory]
    [InlineData("2024-07-28T08:31:05Z")]
    [InlineData("2024-07-30T07:31:04Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    public void BadInput_D01_a_time_that_cannot_be_true_becomes_the_time_of_first_sight_and_the_words_are_kept(string claimed) =>
        Assert.Equal(
            new PublicationTime(Sample.Now, "first-seen", DateQuality.Exact, claimed),
            PublicationTime.From(Claim(claimed), Sample.Now));

    [Theory]
    [InlineData(DateQuality.ZoneAssumed)]
    [InlineData(DateQuality.DayOnly)]
    [InlineData(DateQuality.Ambiguous)]
    public void How_much_the_source_said_stays_with_the_time(DateQuality quality) =>
        Assert.Equal(quality, PublicationTime.From(Claim("2024-07-28T00:00:00Z") with { Quality = quality }, Sample.Now)!.Quality);

    [Fact]
    public void The_time_of_first_sight_is_in_UTC_too() =>
        Assert.Equal(
            TimeSpan.Zero,
            PublicationTime.From(Sample.Published(DateTimeOffset.MaxValue), Sample.Now.ToOffset(TimeSpan.FromHours(2)))!.At?.Offset);

    private static SourceTime Claim(string text) => new(Parse(text), DateQuality.Exact, text);

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
