namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class XhtmlTextTests
{
    [Theory]
    [InlineData("<p>a</p><p>b &lt; c</p>", "<p>a</p><p>b &lt; c</p>")]
    [InlineData("a<br/>b<BR/>c<img src='x'/>", "a<br>b<BR>c<img src=\"x\">")]
    [InlineData("<h:b xmlns:h='http://www.w3.org/1999/xhtml' h:x='1' y='2'>a</h:b>", "<b y=\"2\">a</b>")]
    [InlineData("<b title='&quot;&lt;&amp;'>a</b>", "<b title=\"&quot;&lt;&amp;\">a</b>")]
    [InlineData("a<script>alert(1)</script><STYLE>p</STYLE><iframe>x</iframe>b", "ab")]
    [InlineData("<svg><title>a<b>c</b></title></svg>d", "<svg>ac</svg>d")]
    [InlineData("<a href='x'>a</a>", "<a href=\"x\">a</a>")]
    [InlineData("<a xml:base='https://cdn.example.org/d/' href='x' title='x'>a</a>",
        "<a href=\"https://cdn.example.org/d/x\" title=\"x\">a</a>")]
    [InlineData("<div xml:base='https://cdn.example.org/'><img src='x'/></div><img src='y'/>", "<div>"
        + "<img src=\"https://cdn.example.org/x\"></div><img src=\"https://example.org/de/y\">")]
    [InlineData("<div xml:base='https://cdn.example.org/'><a href='javascript:x'>a</a></div>", "<div><a href=\"javascript:x\">a</a></div>")]
    public void Markup_in_elements_becomes_HTML(string markup, string html)
    {
        var item = Assert.Single(ParseDocument.Text($"<feed xmlns='http://www.w3.org/2005/Atom'><entry><summary type='xhtml'>"
            + $"<div xmlns='http://www.w3.org/1999/xhtml'>{markup}</div></summary></entry></feed>").Items);

        Assert.Equal($"<div>{html}</div>", item.Summary.Value);
    }

    [Fact]
    public void An_item_of_RSS_may_hold_it_too() =>
        Assert.Equal("a<br>b", Assert.Single(ParseDocument.Text("<rss><channel><item><description>a<br/>b</description></item>"
            + "</channel></rss>").Items).Summary.Value);
}
