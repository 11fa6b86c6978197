using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml;

namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class XmlPrologTests
{
    private const string Rss = "<rss version=\"2.0\"><channel><item><title>t</title></item></channel></rss>";

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF \n")]
    [InlineData("<?xml version='1.0'?>")]
    [InlineData("\n<?xml version='1.0'?>\n")]
    [InlineData("<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><!-- by > hand -->")]
    [InlineData("<!DOCTYPE rss>")]
    [InlineData("<!doctype rss SYSTEM \"a>b.dtd\">")]
    [InlineData("<!DOCTYPE rss [<!ELEMENT rss ANY><!-- ]> --><?a ]>?><!ENTITY a ']>'>]>")]
    [InlineData("Warning: Undefined index in /var/www/feed.php on line 7\n<?xml version='1.0'?>")]
    [InlineData("<br />\n<b>Notice</b>:  Undefined variable <b>x</b><br />\n")]
    [InlineData("<?php echo 'oops' ?><!-- cache -->Error: <?xml version='1.0'?><!DOCTYPE rss>")]
    public void What_stands_before_the_first_element_costs_no_feed(string before)
    {
        var prolog = XmlProlog.TakeOff(before + Rss);

        Assert.False(prolog.IsHtml);
        Assert.EndsWith(Rss, prolog.Document, StringComparison.Ordinal);
        Assert.DoesNotContain("<!DOCTYPE", prolog.Document, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("t", Assert.Single(ParseDocument.Text(before + Rss).Items).Title.Plain());
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Wartung</body></html>")]
    [InlineData("<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><title>Wartung</title>")]
    [InlineData("<!-- cache --><HTML lang=de><p>Wartung")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'/>")]
    public void A_page_says_so_before_anything_else(string page)
    {
        Assert.True(XmlProlog.TakeOff(page).IsHtml);
        Assert.Equal(FetchFailure.NotAFeed, ParseDocument.Refused(page));
    }

    [Fact]
    public void A_page_that_only_mentions_a_feed_is_none() =>
        Assert.Equal(FetchFailure.NotAFeed, ParseDocument.Refused($"<!DOCTYPE html><pre>{Rss}</pre>"));

    [Fact]
    public void A_feed_behind_more_junk_than_anybody_sends_by_mistake_is_not_looked_for() =>
        Assert.Equal(FetchFailure.NotAFeed, ParseDocument.Refused(string.Concat(Enumerable.Repeat("<p>x</p>", 10_000)) + Rss));

    [Fact]
    public void Lines_keep_their_numbers()
    {
        var prolog = XmlProlog.TakeOff("<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY a 'b'>\n]>\n\n" + Rss);

        Assert.Equal("\n\n\n\n\n" + Rss, prolog.Document);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a 'b'>")]
    [InlineData("<!-- never closed ")]
    public void A_prolog_that_never_ends_leaves_nothing(string prolog) => Assert.Equal("", XmlProlog.TakeOff(prolog + Rss).Document.Trim());

    [Fact]
    public void A_document_that_begins_at_once_is_not_copied() => Assert.Same(Rss, XmlProlog.TakeOff(Rss).Document);
}
