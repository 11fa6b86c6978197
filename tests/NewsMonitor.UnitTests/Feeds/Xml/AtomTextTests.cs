namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class AtomTextTests
{
    [Theory]
    // What the type says.
    [InlineData("<title type='text'>a &lt;b&gt; c &amp;amp;</title>", "a <b> c &amp;")]
    [InlineData("<title type='TEXT '>&lt;p&gt;</title>", "<p>")]
    [InlineData("<title type='text/plain'>&lt;b&gt;x&lt;/b&gt;</title>", "<b>x</b>")]
    [InlineData("<title type='html'>a &lt;b&gt;c&lt;/b&gt; &amp;amp;</title>", "a c &")]
    [InlineData("<title type='text/html'>&lt;b&gt;x&lt;/b&gt;</title>", "x")]
    [InlineData("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b> &lt;d&gt;</div></title>", "a c <d>")]
    [InlineData("<title type='application/xhtml+xml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'>a <h:b>c</h:b></h:div></title>", "a c")]
    // Without a type many mean HTML.
    [InlineData("<title>a &lt; b</title>", "a < b")]
    [InlineData("<title>a &lt;b&gt;c&lt;/b&gt;</title>", "a c")]
    [InlineData("<title>a &amp;amp; c</title>", "a & c")]
    [InlineData("<title>AT&amp;T; x</title>", "AT&T; x")]
    [InlineData("<title>a <b>c</b></title>", "a c")]
    // Atom 0.3.
    [InlineData("<title mode='escaped' type='text/html'>&lt;b&gt;x&lt;/b&gt;</title>", "x")]
    [InlineData("<title mode='escaped'>&lt;b&gt;x&lt;/b&gt;</title>", "x")]
    [InlineData("<title mode='base64' type='text/plain'>R3LDvMOfZQ==</title>", "Grüße")]
    [InlineData("<title mode='base64' type='text/html'>\n  PGI+R3LDvMOfZTwvYj4=\n</title>", "Grüße")]
    [InlineData("<title mode='base64'>no base64!</title>", "no base64!")]
    [InlineData("<title mode='base64'>/w==</title>", "/w==")]
    // Other media types are in Base64.
    [InlineData("<title type='application/octet-stream'>PGI+R3LDvMOfZTwvYj4=</title>", "Grüße")]
    [InlineData("<title type='application/octet-stream'>Klartext!</title>", "Klartext!")]
    [InlineData("<title type='text/rtf'>R3LDvMOfZQ==</title>", "R3LDvMOfZQ==")]
    public void A_text_is_what_its_type_says(string title, string expected) =>
        Assert.Equal(expected, Assert.Single(ParseDocument.Text($"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{title}</entry>"
            + $"</feed>").Items).Title.Plain());

    [Fact]
    public void The_first_text_that_is_not_empty_counts()
    {
        var item = Assert.Single(ParseDocument.Text(
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'><entry><title> </title>"
                + "<dc:title>Lage</dc:title><summary/><dc:description>Kurz</dc:description></entry></feed>").Items);

        Assert.Equal(("Lage", "Kurz"), (item.Title.Plain(), item.Summary.Plain()));
    }
}
