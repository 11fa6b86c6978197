namespace NewsMonitor.UnitTests.Feeds.Xml;

/// <summary>One article as every dialect writes it: all of them are read alike.</summary>
public sealed class DialectTests
{
    private const string Link = "https://example.org/a";

    private const string Inside = $"<title>Lage</title><link>{Link}</link><description>Kurz</description>";

    private const string Rdf = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'";

    [Theory]
    [InlineData($"<rss version='2.0'><channel><item>{Inside}</item></channel></rss>")]
    [InlineData($"<rss><channel/><item>{Inside}</item></rss>")]
    [InlineData($"<rss><channel><items><item>{Inside}</item></items></channel></rss>")]
    [InlineData($"<rss><item>{Inside}</item></rss>")]
    [InlineData($"<channel><item>{Inside}</item></channel>")]
    [InlineData("<RSS><Channel><ITEM><Title>Lage</Title><LINK>https://example.org/a</LINK><Description>Kurz</Description></ITEM>"
        + "</Channel></RSS>")]
    [InlineData($"<rss xmlns='http://backend.userland.com/rss2'><channel><item>{Inside}</item></channel></rss>")]
    [InlineData($"<rss xmlns='urn:nobody-knows'><channel><item>{Inside}</item></channel></rss>")]
    [InlineData($"<r:rss xmlns:r='urn:nobody'><r:channel><r:item><r:title>Lage</r:title><r:link>{Link}</r:link>"
        + $"<r:description>Kurz</r:description></r:item></r:channel></r:rss>")]
    [InlineData($"<rdf:RDF {Rdf} xmlns='http://purl.org/rss/1.0/'><channel/><item>{Inside}</item></rdf:RDF>")]
    [InlineData($"<rdf:RDF {Rdf} xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>x</title></channel>"
        + $"<item>{Inside}</item></rdf:RDF>")]
    [InlineData($"<RDF xmlns='http://purl.org/rss/1.0/'><item>{Inside}</item></RDF>")]
    [InlineData($"<Channel xmlns='http://purl.org/net/rss1.1#' {Rdf}><title>x</title><items rdf:parseType='Collection'>"
        + $"<item>{Inside}</item></items></Channel>")]
    [InlineData("<CHANNEL HREF='https://example.org/'><ITEM HREF='https://example.org/a'><TITLE>Lage</TITLE>"
        + "<ABSTRACT>Kurz</ABSTRACT></ITEM></CHANNEL>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Lage</title><link href='https://example.org/a'/>"
        + "<summary>Kurz</summary></entry></feed>")]
    [InlineData("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>Lage</title>"
        + "<link rel='alternate' href='https://example.org/a'/><summary>Kurz</summary></entry></feed>")]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Lage</a:title>"
        + "<a:link href='https://example.org/a'/><a:summary>Kurz</a:summary></a:entry></a:feed>")]
    [InlineData("<feed><entry><title>Lage</title><link href='https://example.org/a'/><summary>Kurz</summary></entry></feed>")]
    [InlineData("<entry xmlns='http://www.w3.org/2005/Atom'><title>Lage</title><link href='https://example.org/a'/>"
        + "<summary>Kurz</summary></entry>")]
    [InlineData($"<rss xmlns:x='http://purl.org/dc/elements/1.1'><channel><item><x:title>Lage</x:title><link>{Link}</link>"
        + $"<x:description>Kurz</x:description></item></channel></rss>")]
    [InlineData($"<rss xmlns:dc='urn:wrong'><channel><item><dc:title>Lage</dc:title><link>{Link}</link>"
        + $"<dc:description>Kurz</dc:description></item></channel></rss>")]
    public void An_article_is_read_alike_in_every_dialect(string document)
    {
        var item = Assert.Single(ParseDocument.Text(document).Items);

        Assert.Equal(("Lage", Link, "Kurz"), (item.Title.Plain(), item.Link?.AbsoluteUri, item.Summary.Plain()));
    }

    [Theory]
    [InlineData("<RSS xml:base='https://cdn.example.org/x/' xml:lang='de-AT'><channel><item><link>a</link></item></channel></RSS>")]
    [InlineData("<RSS><channel xml:base='https://cdn.example.org/x/' xml:lang='de-AT'><item><link>a</link></item></channel></RSS>")]
    [InlineData("<RSS><channel><item xml:base='https://cdn.example.org/x/' xml:lang='de-AT'><link>a</link></item></channel></RSS>")]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:base='https://cdn.example.org/x/' xml:lang='de-AT'><a:entry>"
        + "<a:link href='a'/></a:entry></a:feed>")]
    public void Base_and_language_survive_being_written_again(string document)
    {
        var item = Assert.Single(ParseDocument.Text(document).Items);

        Assert.Equal(("https://cdn.example.org/x/a", "de"), (item.Link?.AbsoluteUri, item.Language));
    }

    [Fact]
    public void Attributes_that_become_the_same_are_written_once()
    {
        var item = Assert.Single(ParseDocument.Text(
            "<RSS xmlns:a='http://search.yahoo.com/mrss' xmlns:b='http://search.yahoo.com/mrss/'><channel>"
                + "<item HREF='https://example.org/a' href='https://example.org/b' a:x='1' b:x='2'>"
            + "<title>t</title></item></channel></RSS>").Items);

        Assert.Equal("https://example.org/a", item.Link?.AbsoluteUri);
    }

    [Fact]
    public void Text_and_markup_survive_being_written_again()
    {
        var item = Assert.Single(ParseDocument.Text(
            "<RSS><channel><item><title>a &amp;lt; b</title><description><![CDATA[<p>eins</p>]]>\n <b>zwei</b> drei</description>"
                + "</item></channel></RSS>").Items);

        Assert.Equal("a < b", item.Title.Plain());
        Assert.Contains("zwei", item.Summary.Value, StringComparison.Ordinal);
        Assert.Contains("drei", item.Summary.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_namespace_that_everything_uses_does_not_multiply()
    {
        var document = $"<RSS xmlns:x='urn:{new string('n', 1_000_000)}' xmlns:dc='{new string('n', 1_000_000)}'><channel><item>"
            + $"{string.Concat(Enumerable.Repeat("<x:y/>", 20_000))}<dc:title>Lage</dc:title></item></channel></RSS>";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("Lage", Assert.Single(ParseDocument.Text(document).Items).Title.Plain());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L * 1024 * 1024);
    }

    [Fact]
    public void Elements_named_item_in_another_vocabulary_are_none() =>
        Assert.Equal("t", Assert.Single(ParseDocument.Text("<rss xmlns:x='urn:x'><channel><x:item/><item><title>t</title><x:item/>"
            + "</item></channel></rss>").Items).Title.Plain());
}
