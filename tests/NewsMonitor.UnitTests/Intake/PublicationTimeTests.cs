using System.Globalization;
using NewsMonitor.Core.Intake;

namespace NewsMonitor.UnitTests.Intake;

public sealed class PublicationTimeTests
{
    [Fact]
    public void A_source_that_does_not_say_when_gets_no_time() => Assert.Null(PublicationTime.From(null, "gestern", Sample.Now));

    [Theory]
    [InlineData("2024-07-28T09:18:28+02:00", "2024-07-28T07:18:28Z")]
    [InlineData("1990-01-01T00:00:00Z", "1990-01-01T00:00:00Z")]
    [InlineData("2024-07-28T08:31:04Z", "2024-07-28T08:31:04Z")]
    public void A_time_that_can_be_true_is_taken_in_UTC(string claimed, string expected)
    {
        var time = PublicationTime.From(Parse(claimed), claimed, Sample.Now);

        Assert.Equal(new PublicationTime(Parse(expected), "feed", claimed), time);
        Assert.Equal(TimeSpan.Zero, time!.At.Offset);
    }

    [Theory]
    [InlineData("2024-07-28T08:31:05Z")]
    [InlineData("2024-07-30T07:31:04Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    public void A_time_that_cannot_be_true_becomes_the_time_of_first_sight_and_the_words_are_kept(string claimed)
    {
        var time = PublicationTime.From(Parse(claimed), claimed, Sample.Now);

        Assert.Equal(new PublicationTime(Sample.Now, "first-seen", claimed), time);
    }

    [Fact]
    public void The_time_of_first_sight_is_in_UTC_too() =>
        Assert.Equal(
            TimeSpan.Zero,
            PublicationTime.From(DateTimeOffset.MaxValue, null, Sample.Now.ToOffset(TimeSpan.FromHours(2)))!.At.Offset);

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
