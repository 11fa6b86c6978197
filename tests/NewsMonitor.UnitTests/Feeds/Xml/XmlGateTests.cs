using System.Xml;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml;

namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class XmlGateTests
{
    [Theory]
    [InlineData(64, null)]
    [InlineData(65, FetchFailure.XmlDepth)]
    public void Elements_nest_to_a_depth_of_64(int depth, FetchFailure? expected)
    {
        // The root is at depth 0, and a text is one deeper than its element.
        var names = string.Concat(Enumerable.Repeat("<b>", depth - 1));
        var ends = string.Concat(Enumerable.Repeat("</b>", depth - 1));

        Assert.Equal(expected, Inspect($"<rss>{names}x{ends}</rss>").Refusal?.Failure);
    }

    [Theory]
    [InlineData(199_990, null)]
    [InlineData(200_001, FetchFailure.XmlSize)]
    public void Nodes_outside_of_items_are_bounded(int count, FetchFailure? expected) =>
        Assert.Equal(
            expected, Inspect($"<rss><channel>{string.Concat(Enumerable.Repeat("<x/>", count))}</channel></rss>").Refusal?.Failure);

    [Fact]
    public void Nodes_inside_of_items_are_counted_apart()
    {
        var report = Inspect("<rss><channel><title>t</title><item><a x='1'/><b>t</b></item></channel></rss>");

        // The item itself, a with its attribute, b with its text and end.
        Assert.Equal(6, report.Nodes - report.NodesOutside);
        Assert.Equal(1, report.Items);
    }

    [Theory]
    [InlineData(256, null)]
    [InlineData(257, FetchFailure.XmlSize)]
    public void Attributes_of_one_element_are_bounded(int count, FetchFailure? expected) =>
        Assert.Equal(
            expected, Inspect($"<rss{string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}=''"))}/>").Refusal?.Failure);

    [Theory]
    [InlineData(2 * 1024 * 1024, null)]
    [InlineData((2 * 1024 * 1024) + 1, FetchFailure.XmlSize)]
    public void An_attribute_is_bounded(int length, FetchFailure? expected) =>
        Assert.Equal(expected, Inspect($"<rss a='{new string('x', length)}'/>").Refusal?.Failure);

    [Theory]
    [InlineData("<opml/>")]
    [InlineData("<html><body/></html>")]
    public void Another_root_is_that_of_no_feed(string document) =>
        Assert.Equal(FetchFailure.NotAFeed, Inspect(document).Refusal?.Failure);

    [Fact]
    public void A_break_is_told_with_its_place() => Assert.Equal((2, 5), Inspect("<rss>\n a & b</rss>").Break);

    [Theory]
    [InlineData("<rss><channel><item/></channel></rss>", true)]
    [InlineData("<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><dc:date>x</dc:date></item></channel></rss>", true)]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", true)]
    [InlineData("<RSS><channel><item/></channel></RSS>", false)]
    [InlineData("<rss><channel><Item/></channel></rss>", false)]
    [InlineData("<rss><channel><item><PubDate/></item></channel></rss>", false)]
    [InlineData("<rss xmlns='http://backend.userland.com/rss2'><channel><item/></channel></rss>", false)]
    [InlineData("<rss xmlns:dc='http://purl.org/dc/elements/1.0/'><channel><dc:date/></channel></rss>", false)]
    [InlineData("<rss><channel/><item/></rss>", false)]
    [InlineData("<rss><channel><items><item/></items></channel></rss>", false)]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry/></a:feed>", false)]
    [InlineData("<feed xmlns='http://purl.org/atom/ns#'><entry/></feed>", false)]
    [InlineData("<entry xmlns='http://www.w3.org/2005/Atom'/>", false)]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel/></rdf:RDF>", false)]
    public void A_document_keeps_to_its_form_or_is_written_again(string document, bool isCanonical) =>
        Assert.Equal(isCanonical, Inspect(document).IsCanonical);

    [Theory]
    [InlineData("<rss/>", false)]
    [InlineData("<rss><item/></rss>", false)]
    [InlineData("<rss><channel/></rss>", true)]
    [InlineData("<RSS><CHANNEL/></RSS>", true)]
    [InlineData("<channel/>", true)]
    [InlineData("<feed/>", true)]
    [InlineData("<rss><x><channel/></x></rss>", false)]
    public void A_channel_stands_in_the_root(string document, bool hasChannel) =>
        Assert.Equal(hasChannel, Inspect(document).HasChannel);

    private static XmlReport Inspect(string document) => XmlGate.Inspect(document, new NameTable());
}
