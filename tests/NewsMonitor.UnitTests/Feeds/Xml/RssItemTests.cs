using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds.Xml;

/// <summary>Where several elements of an item say the same thing, which of them is believed.</summary>
public sealed class RssItemTests
{
    private const string Vocabularies =
        "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/' xmlns:atom='http://www.w3.org/2005/Atom' "
        + "xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' "
        + "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'";

    [Theory]
    [InlineData("<author>a@example.org (Anna)</author><dc:creator>Carl</dc:creator>", "Carl")]
    [InlineData("<author>a@example.org (Anna)</author>", "Anna")]
    [InlineData("<author>a@example.org</author>", "a@example.org")]
    [InlineData("<atom:author><atom:name>Anna</atom:name><atom:email>a@example.org</atom:email></atom:author>", "Anna")]
    [InlineData("<atom:author><atom:email>a@example.org</atom:email></atom:author>", "a@example.org")]
    [InlineData("<itunes:author>Ida</itunes:author><author> </author>", "Ida")]
    [InlineData("<media:credit>Max</media:credit>", "Max")]
    [InlineData("<dc:creator>Carl</dc:creator><dc:creator>Dora</dc:creator>", "Carl|Dora")]
    public void The_creator_goes_before_the_author(string inside, string expected) => Assert.Equal(expected, string.Join('|', Read(inside).Authors));

    [Theory]
    [InlineData("<link>https://example.org/a</link><guid>https://example.org/g</guid>", "https://example.org/a")]
    [InlineData("<link>mailto:x@example.org</link><link>https://example.org/b</link>", "https://example.org/b")]
    [InlineData("<link href='https://example.org/a'/>", "https://example.org/a")]
    [InlineData("<atom:link href='https://example.org/a'/><guid>https://example.org/g</guid>", "https://example.org/a")]
    [InlineData("<guid>https://example.org/g</guid>", "https://example.org/g")]
    [InlineData("<guid isPermaLink=' TRUE '>https://example.org/g</guid>", "https://example.org/g")]
    [InlineData("<guid isPermaLink='false'>https://example.org/g</guid>", null)]
    [InlineData("<guid isPermaLink='False '>https://example.org/g</guid>", null)]
    [InlineData("<guid>tag:example.org,2024:1</guid>", null)]
    [InlineData("<guid>a-7</guid>", null)]
    [InlineData("<dc:identifier>https://example.org/d</dc:identifier>", "https://example.org/d")]
    public void The_link_goes_before_a_guid_that_is_one(string inside, string? expected) => Assert.Equal(expected, Read(inside).Link?.AbsoluteUri);

    [Theory]
    [InlineData("<guid> g </guid><atom:id>a</atom:id>", "g")]
    [InlineData("<guid/><atom:id>a</atom:id>", "a")]
    [InlineData("<dc:identifier>d</dc:identifier>", "d")]
    [InlineData("<link>https://example.org/a</link>", null)]
    public void The_guid_goes_before_other_identifiers(string inside, string? expected) => Assert.Equal(expected, Read(inside).Id);

    [Fact]
    public void An_item_of_RDF_is_known_by_what_it_is_about()
    {
        var item = Assert.Single(ParseDocument.Text($"<rdf:RDF {Vocabularies} xmlns='http://purl.org/rss/1.0/'>"
            + $"<item rdf:about='https://example.org/a'><title>t</title></item></rdf:RDF>").Items);

        Assert.Equal(("https://example.org/a", "https://example.org/a"), (item.Id, item.Link?.AbsoluteUri));
    }

    [Theory]
    [InlineData("<pubDate>Sun, 28 Jul 2024 07:00:00 GMT</pubDate><dc:date>2020-01-01T12:00:00Z</dc:date>", "2024-07-28")]
    [InlineData("<pubDate>heute</pubDate><dc:date>2020-01-01T12:00:00Z</dc:date>", "2020-01-01")]
    [InlineData("<dc:date>2020-01-01T12:00:00Z</dc:date><atom:published>2021-01-01</atom:published>", "2020-01-01")]
    [InlineData("<date>2022-01-01T12:00:00Z</date>", "2022-01-01")]
    [InlineData("<dcterms:modified>2022-01-01</dcterms:modified>", null)]
    public void The_first_date_that_can_be_read_is_when_it_was_published(string inside, string? expected) =>
        Assert.Equal(expected, Read(inside).Published?.At?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Of_dates_that_cannot_be_read_the_first_is_kept_as_written() =>
        Assert.Equal("heute", Read("<pubDate>heute</pubDate><dc:date>gestern</dc:date>").Published?.Raw);

    [Fact]
    public void Changed_is_not_published()
    {
        var item = Read("<pubDate>2024-07-28T07:00:00Z</pubDate><atom:updated>2024-07-29T07:00:00Z</atom:updated>");

        Assert.Equal(TimeSpan.FromDays(1), item.Updated?.At - item.Published?.At);
    }

    [Fact]
    public void Attached_files_come_from_every_vocabulary_each_once()
    {
        var item = Read(
            "<enclosure url='https://example.org/1' type='audio/mpeg' length='7'/>"
                + "<atom:link rel='enclosure' href='https://example.org/2' type='a/b' length='x'/>"
            + "<media:content url='https://example.org/3' fileSize='9'/><media:group><media:content url='https://example.org/4'/>"
            + "</media:group>"
            + "<media:content url='https://example.org/1'/><enclosure/><enclosure url='file:///etc/passwd'/>");

        Assert.Equal(
            [
                ("https://example.org/1", "audio/mpeg", 7L), ("https://example.org/2", "a/b", null),
                ("https://example.org/3", null, 9L), ("https://example.org/4", null, (long?)null),
            ],
            item.Enclosures.Select(enclosure => (enclosure.Url.AbsoluteUri, enclosure.MediaType, enclosure.Length)));
    }

    [Theory]
    [InlineData("<content:encoded>lang</content:encoded><description>Kurz</description>", "Kurz", "lang")]
    [InlineData("<description/><itunes:summary>Kurz</itunes:summary>", "Kurz", "")]
    [InlineData("<atom:content type='text'>a &lt; b</atom:content>", "", "a < b")]
    public void Summary_and_content_are_the_first_that_have_text(string inside, string summary, string content) =>
        Assert.Equal((summary, content), Read(inside) is var item ? (item.Summary.Plain(), item.Content.Plain()) : default);

    [Fact]
    public void Categories_come_from_every_vocabulary() =>
        Assert.Equal(
            ["NATO", "Heer", "Marine", "term", "k1", " k2"],
            Read("<category>NATO</category><dc:subject>Heer</dc:subject><atom:category label='Marine' term='x'/>"
                + "<atom:category term='term'/><itunes:keywords>k1, k2</itunes:keywords>").Categories);

    private static FeedItem Read(string inside) =>
        Assert.Single(ParseDocument.Text($"<rss {Vocabularies}><channel><item>{inside}</item></channel></rss>").Items);
}
