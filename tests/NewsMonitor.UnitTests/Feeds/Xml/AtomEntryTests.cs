using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class AtomEntryTests
{
    [Theory]
    [InlineData("<link href='/a'/>", "https://example.org/a")]
    [InlineData("<link rel='' href='/a'/>", "https://example.org/a")]
    [InlineData("<link rel=' Alternate ' href='/a'/>", "https://example.org/a")]
    [InlineData("<link rel='http://www.iana.org/assignments/relation/alternate' href='/a'/>", "https://example.org/a")]
    [InlineData("<link rel='self' href='/s'/><link rel='enclosure' href='/e'/><link rel='edit' href='/x'/>", null)]
    [InlineData("<link type='application/json' href='/j'/><link type='text/html' href='/a'/>", "https://example.org/a")]
    [InlineData("<link type='application/pdf' href='/p'/>", "https://example.org/p")]
    [InlineData("<link>/a</link>", "https://example.org/a")]
    [InlineData("<link href=''/><link/><link href='/a'/>", "https://example.org/a")]
    [InlineData("<link href='javascript:x'/>", null)]
    [InlineData("<content src='/c'/>", "https://example.org/c")]
    [InlineData("<link href='/a'/><content src='/c'/>", "https://example.org/a")]
    public void The_link_is_the_page_that_the_entry_stands_for(string inside, string? expected) => Assert.Equal(expected, Read(inside).Link?.AbsoluteUri);

    [Theory]
    [InlineData("<id> urn:1 </id>", "urn:1")]
    [InlineData("<id>/a</id>", "https://example.org/a")]
    [InlineData("<id>a/b</id>", "a/b")]
    public void An_identifier_is_taken_as_written_unless_it_is_a_path(string inside, string expected) => Assert.Equal(expected, Read(inside).Id);

    [Theory]
    [InlineData("<author><name>Anna</name></author><author><name>Berta</name></author>", "Anna|Berta")]
    [InlineData("<author>Anna</author>", "Anna")]
    [InlineData("<author><uri>https://example.org/anna</uri></author>", "https://example.org/anna")]
    [InlineData("<source><author><name>Quelle</name></author></source>", "Quelle")]
    [InlineData("", "Redaktion")]
    public void The_author_is_that_of_the_entry_or_its_source_or_its_feed(string inside, string expected) => Assert.Equal(expected, string.Join('|', Read(inside).Authors));

    [Theory]
    [InlineData("<published>2024-07-28</published><updated>2024-07-29</updated>", 28, 29)]
    [InlineData("<issued>2024-07-28</issued><modified>2024-07-29</modified>", 28, 29)]
    [InlineData("<updated>2024-07-29</updated>", null, 29)]
    public void Published_and_changed_have_names_in_every_version(string inside, int? published, int? updated) =>
        Assert.Equal((published, updated), Read(inside) is var item ? (DayOf(item.Published), DayOf(item.Updated)) : default);

    [Fact]
    public void Categories_have_a_label_or_a_term_or_a_text() =>
        Assert.Equal(["Eins", "zwei", "drei"], Read("<category term='1' label='Eins'/><category term='zwei' label=' '/>"
            + "<category>drei</category>").Categories);

    [Fact]
    public void The_language_is_the_nearest_that_is_declared()
    {
        Assert.Equal("de", Read("<title/>").Language);
        Assert.Equal("en", Read("<title/>", "xml:lang='en-GB'").Language);
        Assert.Equal("fr", Read("<dc:language xmlns:dc='http://purl.org/dc/elements/1.1/'>fr</dc:language>", "xml:lang='en'").Language);
    }

    /// <summary>The day in Germany.</summary>
    private static int? DayOf(SourceTime? time) => time?.At?.AddHours(12).Day;

    private static FeedItem Read(string inside, string attributes = "") => Assert.Single(ParseDocument.Text(
        $"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><author><name>Redaktion</name></author>"
            + $"<entry {attributes}>{inside}</entry></feed>").Items);
}
