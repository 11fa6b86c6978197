using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml.Repair;

namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class XmlRepairTests
{
    [Theory]
    // References.
    [InlineData("a & b", "a &amp; b")]
    [InlineData("a &b c", "a &amp;b c")]
    [InlineData("a&&b;", "a&amp;&amp;b;")]
    [InlineData("&amp;&lt;&gt;&quot;&apos;", "&amp;&lt;&gt;&quot;&apos;")]
    [InlineData("a&nbsp;b&hellip;&euro;", "a&#160;b…€")]
    [InlineData("&unknown;", "&amp;unknown;")]
    [InlineData("&thisnameismuchtoolongtobethatofanyentity;", "&amp;thisnameismuchtoolongtobethatofanyentity;")]
    [InlineData("&own;", "&lt;ours&gt;")]
    [InlineData("&;&#;&#x;&#a;", "&amp;;&amp;#;&amp;#x;&amp;#a;")]
    [InlineData("&#8;&#0;&#xD800;&#xFFFE;&#x110000;&#xFFFFFFFF;", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("&#x20AC;&#8364;&#128512;&#X41;", "&#8364;&#8364;&#128512;&#65;")]
    [InlineData("&#99999999999;", "\uFFFD")]
    // Less-than signs and ends.
    [InlineData("a < b", "a &lt; b")]
    [InlineData("1<2>0 ]]>", "1&lt;2&gt;0 ]]&gt;")]
    [InlineData("<-", "&lt;-")]
    // Attributes.
    [InlineData("<a b=c d='e' f=\"g\"/>", "<a b=\"c\" d=\"e\" f=\"g\"></a>")]
    [InlineData("<a checked>x</a>", "<a checked=\"\">x</a>")]
    [InlineData("<a b='1' b='2'/>", "<a b=\"1\"></a>")]
    [InlineData("<a b='x & y < z \"'/>", "<a b=\"x &amp; y &lt; z &quot;\"></a>")]
    [InlineData("<a b = 'c' / >x</a>", "<a b=\"c\">x</a>")]
    [InlineData("<a href=/b/>x", "<a href=\"/b\"></a>x")]
    [InlineData("<a 1b='c' =d \"e\">x</a>", "<a b=\"c\" d=\"\" e=\"\">x</a>")]
    [InlineData("<a b='1'<c/></a>", "<a b=\"1\"><c></c></a>")]
    [InlineData("<a:b:c/>", "<a:b_c xmlns:a=\"urn:undeclared:a\"></a:b_c>")]
    // Prefixes.
    [InlineData("<dc:creator>x</dc:creator>", "<dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">x</dc:creator>")]
    [InlineData("<x:y x:z='1'/>", "<x:y x:z=\"1\" xmlns:x=\"urn:undeclared:x\"></x:y>")]
    [InlineData("<a xmlns:x='urn:x'><x:y/></a>", "<a xmlns:x=\"urn:x\"><x:y></x:y></a>")]
    [InlineData("<a xmlns:x=''><x:y/></a>", "<a><x:y xmlns:x=\"urn:undeclared:x\"></x:y></a>")]
    [InlineData("<a xml:lang='de'/>", "<a xml:lang=\"de\"></a>")]
    // Elements.
    [InlineData("<b>x</i></b>", "<b>x</b>")]
    [InlineData("<b><i>x</b>", "<b><i>x</i></b>")]
    [InlineData("</b>x", "x")]
    [InlineData("<B>x</b>", "<B>x</B>")]
    [InlineData("a<br>b<img src=x>c<hr>", "a<br></br>b<img src=\"x\"></img>c<hr></hr>")]
    [InlineData("<p>a<p>b", "<p>a</p><p>b</p>")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<b>x</b<i>y</i>", "<b>x</b><i>y</i>")]
    [InlineData("<b>x</b\n<i>y</i>", "<b>x</b><i>y</i>")]
    // Comments, instructions, declarations, character data.
    [InlineData("a<!-- & <b> -->b<? & ?>c<!ELEMENT x>d", "abcd")]
    [InlineData("<![CDATA[a & <b>]]>", "<![CDATA[a & <b>]]>")]
    public void What_stands_in_an_item_is_mended(string broken, string mended) =>
        Assert.Equal($"<rss><item>{mended}</item></rss>", Repair($"<rss><item>{broken}</item></rss>").Text);

    [Theory]
    [InlineData("<rss><item>a<item>b</item></rss>", "<rss><item>a</item><item>b</item></rss>")]
    [InlineData("<rss><item>a</rss>", "<rss><item>a</item></rss>")]
    [InlineData("<rss><channel><item>a</channel></rss>", "<rss><channel><item>a</item></channel></rss>")]
    [InlineData("<rss><channel><b><item>a</b>c</item></channel></rss>", "<rss><channel><b><item>ac</item></b></channel></rss>")]
    [InlineData("<rss><item>a</item></rss><script>x</script>", "<rss><item>a</item></rss>")]
    [InlineData("<rss><item>a</item></rss", "<rss><item>a</item></rss>")]
    [InlineData("text <rss><item>a</item></rss>", "<rss><item>a</item></rss>")]
    [InlineData("<rss/>junk", "<rss></rss>")]
    public void Elements_around_items_are_mended(string broken, string mended) =>
        Assert.Equal((mended, false), Repair(broken) is var repaired ? (repaired.Text, repaired.IsPartial) : default);

    [Theory]
    [InlineData("<item>b")]
    [InlineData("<item")]
    [InlineData("<item><link hre")]
    [InlineData("<item><link href=")]
    [InlineData("<item><link href=http://example.org/half")]
    [InlineData("<item><link href='http://example.org/half")]
    [InlineData("<item><title>a</tit")]
    [InlineData("<item><title>a</title></item")]
    [InlineData("<item><![CDATA[never closed</item></rss>")]
    [InlineData("<item><![CDATA[a]]")]
    [InlineData("<item><!-- never closed</item></rss>")]
    [InlineData("<item><?never closed")]
    [InlineData("<item>&am")]
    [InlineData("<item><")]
    [InlineData("<item></")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("</chan")]
    [InlineData("<!-- never closed </channel></rss>")]
    public void A_document_that_breaks_off_keeps_its_whole_items(string rest)
    {
        var repaired = Repair("<rss><channel><item>a</item>" + rest);

        Assert.True(repaired.IsPartial);
        Assert.StartsWith("<rss><channel><item>a</item>", repaired.Text, StringComparison.Ordinal);
        Assert.EndsWith("</channel></rss>", repaired.Text, StringComparison.Ordinal);
        Assert.Equal(1, repaired.Text.Split("<item").Length - 1);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>a")]
    [InlineData("<rss><channel><item><![CDATA[a</item></channel></rss>")]
    public void Half_an_item_alone_is_hopeless(string document) => Assert.Equal(RepairedXml.Hopeless, Repair(document));

    [Fact]
    public void Whatever_the_place_of_the_break_the_items_are_whole_ones()
    {
        const string whole = """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Lage &amp; mehr</title><link>https://example.org/</link>
            <item><title>Eins &#8211; "a"</title><link>https://example.org/1</link>
            <description><![CDATA[<p class="a">x</p>]]></description><dc:creator>N</dc:creator></item>
            <item><title>Zwei</title><link>https://example.org/22</link>
            <enclosure url="https://example.org/a.mp3" type='audio/mpeg'/><!-- c --></item>
            <item><title>Drei</title><link>https://example.org/333</link><category>NATO</category></item></channel></rss>
            """;
        var expected = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text(whole)).Entries;
        Assert.Equal(3, expected.Count);

        for (var cut = 0; cut < whole.Length; cut++)
        {
            if (ReadFeed.Text(whole[..cut]) is FetchResult.Fetched fetched)
            {
                Assert.Equivalent(expected.Take(fetched.Entries.Count), fetched.Entries, strict: true);
                Assert.Equal(whole[..cut].Split("</item>").Length - 1, fetched.Entries.Count);
                Assert.True(fetched.Entries.Count > 0);
            }
            else
            {
                Assert.DoesNotContain("</item>", whole[..cut], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Tags_that_go_too_deep_are_left_out_and_their_text_stays()
    {
        var deep = string.Concat(Enumerable.Repeat("<b>", 50)) + string.Concat(Enumerable.Repeat("<i>", 50));
        var item = Assert.Single(ParseDocument.Text($"<rss><channel><item><title>a & {deep}x</title></item></channel></rss>").Items);

        Assert.Equal("a & x", item.Title.Plain());
    }

    [Theory]
    [InlineData("<rss a='{0}'><item/></rss>")]
    [InlineData("<rss><item>{0}</item></rss>")]
    public void What_grows_beyond_the_limit_is_cut_off(string document)
    {
        var repaired = Repair(document.Replace("{0}", new string('&', 5_000_000), StringComparison.Ordinal));

        Assert.True(repaired.IsPartial);
        Assert.InRange(repaired.Text.Length, 0, XmlRepair.MaxLength + 100);
    }

    [Fact]
    public void Entities_of_the_document_expand_to_a_megabyte_and_no_further()
    {
        var text = Repair($"<rss><item>{string.Concat(Enumerable.Repeat("&long;", 100_000))}</item></rss>").Text;

        Assert.InRange(text.Length, 900_000, 1_100_000);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData("<b>")]
    [InlineData("</b>")]
    [InlineData("</b\n")]
    [InlineData("<p>")]
    [InlineData("<a b=\"")]
    [InlineData("<a b='<")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<x:y/>")]
    [InlineData("<item>")]
    [InlineData("<item><b>")]
    [InlineData("&#x;")]
    public void It_takes_time_in_proportion_to_the_length(string piece)
    {
        const int Times = 8;
        var (once, longer) = (Document(500_000), Document(500_000 * Times));
        var (least, most) = (double.MaxValue, double.MaxValue);

        // The best of several rounds: a busy machine spoils some of them, and the square of eight would spoil all.
        for (var round = 0; round < 8 && (round == 0 || most > least * Times * 3); round++)
        {
            (least, most) = (Math.Min(least, Math.Max(Seconds(once), 0.001)), Math.Min(most, Seconds(longer)));
        }

        Assert.InRange(most / least, 0, Times * 3);

        string Document(int length) => new StringBuilder("<rss><channel><item>").Insert(20, piece, length / piece.Length).ToString();

        static double Seconds(string document)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Repair(document);
            return watch.Elapsed.TotalSeconds;
        }
    }

    private static RepairedXml Repair(string document) =>
        XmlRepair.Repair(document, new Dictionary<string, string> { ["own"] = "<ours>", ["long"] = new string('x', 200) });
}
