using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class ChannelHintsTests
{
    private const string Syndication = "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'";

    [Theory]
    [InlineData("60", 60)]
    [InlineData(" 15\n", 15)]
    [InlineData("2147483647", 366 * 24 * 60)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("1h", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    public void Time_to_live_is_in_minutes_and_nothing_when_it_makes_no_sense(string ttl, int? minutes) =>
        Assert.Equal(minutes is { } some ? TimeSpan.FromMinutes(some) : null, Channel($"<ttl>{ttl}</ttl>").TimeToLive);

    [Theory]
    [InlineData("daily", "1", 24 * 60)]
    [InlineData("daily", "2", 12 * 60)]
    [InlineData(" Weekly ", null, 7 * 24 * 60)]
    [InlineData("hourly", "2", 30)]
    [InlineData("monthly", "30", 24 * 60)]
    [InlineData("yearly", "1", 365 * 24 * 60)]
    [InlineData("hourly", "0", null)]
    [InlineData("hourly", "-1", null)]
    [InlineData("hourly", "often", null)]
    [InlineData("never", "1", null)]
    public void The_update_period_is_divided_by_its_frequency(string period, string? frequency, int? minutes) =>
        Assert.Equal(
            minutes is { } some ? TimeSpan.FromMinutes(some) : null,
            Channel($"<sy:updatePeriod>{period}</sy:updatePeriod>" + (frequency is null ? "" : $"<sy:updateFrequency>{frequency}</sy:updateFrequency>"))
                .UpdatePeriod);

    [Fact]
    public void What_WordPress_writes_into_every_feed_is_no_statement_of_the_publisher() =>
        Assert.Null(Channel("<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>\n\t1\t</sy:updateFrequency>").UpdatePeriod);

    [Fact]
    public void Skipped_hours_and_days_are_read_and_what_is_none_is_left_out()
    {
        var hints = Channel(
            "<skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>25</hour><hour>-1</hour><hour>x</hour></skipHours>" +
            "<skipDays><day>Saturday</day><day>sunday</day><day>Sonntag</day><day>3</day></skipDays>");

        Assert.Equal([0, 5], hints.SkipHours.Order());
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Saturday], hints.SkipDays.Order());
    }

    [Fact]
    public void A_feed_that_skips_every_hour_or_every_day_skips_none()
    {
        var hours = string.Concat(Enumerable.Range(0, 24).Select(hour => $"<hour>{hour}</hour>"));
        var days = string.Concat(Enum.GetNames<DayOfWeek>().Select(day => $"<day>{day}</day>"));

        var hints = Channel($"<skipHours>{hours}</skipHours><skipDays>{days}</skipDays>");

        Assert.Empty(hints.SkipHours);
        Assert.Empty(hints.SkipDays);
    }

    [Fact]
    public void A_feed_that_says_nothing_gives_no_hints()
    {
        var hints = Channel("");

        Assert.Equal((null, null, null), (hints.TimeToLive, hints.UpdatePeriod, hints.FreshFor));
        Assert.Empty(hints.SkipHours);
        Assert.Empty(hints.SkipDays);
    }

    [Fact]
    public void RDF_and_Atom_say_it_with_the_syndication_module()
    {
        const string Hint = "<sy:updatePeriod>daily</sy:updatePeriod>";

        var rdf = Read($"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' {Syndication}><channel><title>A</title>{Hint}</channel><item><title>B</title></item></rdf:RDF>");
        var atom = Read($"<feed xmlns='http://www.w3.org/2005/Atom' {Syndication}><title>A</title>{Hint}<entry><id>b</id><title>B</title></entry></feed>");

        Assert.Equal((TimeSpan.FromDays(1), TimeSpan.FromDays(1)), (rdf.UpdatePeriod, atom.UpdatePeriod));
    }

    [Fact]
    public void An_undeclared_prefix_and_the_wrong_case_are_understood()
    {
        var hints = Read("<rss version='2.0'><channel><title>A</title><TTL>60</TTL><sy:updatePeriod>daily</sy:updatePeriod><item><title>B</title></item></channel></rss>");

        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromDays(1)), (hints.TimeToLive, hints.UpdatePeriod));
    }

    private static PollHints Channel(string elements) =>
        Read($"<rss version='2.0' {Syndication}><channel><title>A</title>{elements}<item><title>B</title></item></channel></rss>");

    private static PollHints Read(string document) =>
        Assert.IsType<FetchResult.Fetched>(ReadFeed.Text(document)).Hints;
}
