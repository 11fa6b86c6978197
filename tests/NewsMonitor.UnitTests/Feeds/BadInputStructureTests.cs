using System.Diagnostics;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Structure that was broken by accident or made to hurt.</summary>
public sealed class BadInputStructureTests
{
    [Fact]
    public void BadInput_X01_Entities_that_laugh_a_billion_times_are_refused_at_once()
    {
        var entities = string.Concat("bcdefghij".Select(name => $"<!ENTITY {name} '{Times(10, $"&{(char)(name - 1)};")}'>"));

        AssertCheap(TimeSpan.FromSeconds(1), 50, () =>
            Assert.Equal(
                FetchFailure.XmlDtd, FailureOf($"<!DOCTYPE rss [<!ENTITY a 'ha'>{entities}]>{Rss("<item><title>&j;</title></item>")}")));
    }

    [Fact]
    public void BadInput_X02_A_long_entity_used_often_is_not_expanded() =>
        AssertCheap(TimeSpan.FromSeconds(1), 50, () =>
            Assert.Equal(FetchFailure.XmlDtd, FailureOf(WithEntity(100_000, used: 90))));

    [Fact]
    public void BadInput_X02_A_short_entity_used_often_makes_a_title_of_the_usual_length() =>
        Assert.Equal(1_000, TitleOf(ReadFeed.Text(WithEntity(200, used: 100_000))).Length);

    [Theory]
    [InlineData("<!ENTITY x SYSTEM 'file:///etc/hostname'>", "a&x;b", "ab")]
    [InlineData("<!ENTITY x SYSTEM \"http://127.0.0.1/x\">", "a&x;b", "ab")]
    [InlineData("<!ENTITY % p SYSTEM 'http://127.0.0.1/p'> %p;", "ab", "ab")]
    public void BadInput_X03_What_an_entity_names_elsewhere_is_neither_read_nor_fetched(string subset, string title, string expected) =>
        Assert.Equal(expected, TitleOf(ReadFeed.Text($"<!DOCTYPE rss [{subset}]>{Rss($"<item><title>{title}</title></item>")}")));

    [Fact]
    public void BadInput_X04_A_feed_with_the_document_type_of_RSS_0_91_is_read() =>
        Assert.Single(ReadFeed.Fixture("rss-091-with-doctype").Entries);

    [Fact]
    public void BadInput_X05_A_hundred_thousand_nested_elements_are_refused_at_once() =>
        AssertCheap(TimeSpan.FromSeconds(1), 50, () =>
            Assert.Equal(
                FetchFailure.XmlDepth, FailureOf(Rss($"<item><title>{Times(100_000, "<b>")}x{Times(100_000, "</b>")}</title></item>"))));

    [Fact]
    public void BadInput_X06_Of_a_hundred_thousand_items_the_newest_thousand_are_taken_and_the_rest_is_counted()
    {
        var items = Enumerable.Range(0, 100_000).Select(i => $"<item><title>{i}</title>"
            + $"<pubDate>{DateTimeOffset.UnixEpoch.AddMinutes(i):r}</pubDate></item>");

        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text(Rss(string.Concat(items))));

        Assert.Equal((1_000, 99_000), (fetched.Entries.Count, fetched.OverLimit));
        Assert.Equal(("99000", "99999"), (fetched.Entries[0].Title, fetched.Entries[^1].Title));
    }

    [Theory]
    [InlineData("a&nbsp;b&hellip;", "a b…")]
    [InlineData("a & b", "a & b")]
    [InlineData("a&#8;b", "ab")]
    public void BadInput_X07_References_that_XML_does_not_know_cost_no_feed(string title, string expected)
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text(Rss($"<item><title>{title}</title></item>")));

        Assert.Equal((expected, false), (Assert.Single(fetched.Entries).Title, fetched.Partial));
    }

    [Fact]
    public void BadInput_X08_Of_a_feed_that_breaks_off_the_whole_entries_are_kept_and_never_the_half_one()
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text("<rss><channel><item><title>ganz</title></item><item><title>hal"));

        Assert.Equal(("ganz", true), (Assert.Single(fetched.Entries).Title, fetched.Partial));
    }

    [Theory]
    [InlineData("<rss><channel><item><title>hal")]
    [InlineData("<rss><channel><title>Lage</title>")]
    public void BadInput_X08_A_feed_that_breaks_off_before_one_is_whole_is_refused(string document) =>
        Assert.Equal(FetchFailure.Xml, FailureOf(document));

    [Theory]
    [InlineData("", FetchFailure.Empty)]
    [InlineData(" \r\n\t", FetchFailure.Empty)]
    [InlineData("\uFEFF", FetchFailure.Empty)]
    [InlineData("<rss/>", FetchFailure.NoChannel)]
    [InlineData("<rss version='2.0'></rss>", FetchFailure.NoChannel)]
    public void BadInput_X09_Nothing_is_told_from_a_feed_without_channel(string document, FetchFailure expected) =>
        Assert.Equal(expected, FailureOf(document));

    [Fact]
    public void BadInput_X09_What_has_no_channel_is_a_document_all_the_same()
    {
        var document = ParseDocument.Text("<rss/>");

        Assert.Equal((false, 0), (document.HasChannel, document.Items.Count));
    }

    [Theory]
    [InlineData(" \n")]
    [InlineData("\uFEFF")]
    [InlineData("\n\uFEFF ")]
    public void BadInput_X10_White_space_or_a_mark_before_the_declaration_costs_nothing(string before) =>
        Assert.Equal("t", TitleOf(ReadFeed.Text($"{before}<?xml version='1.0'?>{Rss("<item><title>t</title></item>")}")));

    [Theory]
    [InlineData("<![CDATA[never closed</title></item></channel></rss>")]
    [InlineData("<!-- never closed</title></item></channel></rss>")]
    public void BadInput_X12_What_is_never_closed_ends_the_document(string open)
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text(
            "<rss><channel><item><title>ganz</title></item><item><title>" + open));

        Assert.Equal(("ganz", true), (Assert.Single(fetched.Entries).Title, fetched.Partial));
        Assert.Equal(FetchFailure.Xml, FailureOf("<rss><channel><item><title>" + open));
    }

    [Fact]
    public void BadInput_X13_One_item_of_ten_that_nothing_identifies_goes_to_the_quarantine()
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text(
            Rss(Times(9, "<item><title>t</title></item>") + "<item><description>Niemand kennt mich</description></item>")));

        Assert.Equal(9, fetched.Entries.Count);
        Assert.Equal("<item>\n  <description>Niemand kennt mich</description>\n</item>", Assert.Single(fetched.Unreadable).Raw);
    }

    [Fact]
    public void BadInput_X14_Attributes_and_namespaces_without_number_are_refused()
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=''"));
        var namespaces = string.Concat(Enumerable.Range(0, 50_000).Select(i => $" xmlns:n{i}='urn:{i}'"));

        Assert.Equal(FetchFailure.XmlSize, FailureOf($"<rss{attributes}><channel/></rss>"));
        Assert.Equal(FetchFailure.XmlSize, FailureOf($"<rss{namespaces}><channel/></rss>"));
    }

    private static string Rss(string inside) => $"<rss version='2.0'><channel>{inside}</channel></rss>";

    private static string WithEntity(int length, int used) =>
        $"<!DOCTYPE rss [<!ENTITY a '{Times(length, "a")}'>]>" + Rss($"<item><title>{Times(used, "&a;")}</title></item>");

    private static string Times(int count, string piece) => string.Concat(Enumerable.Repeat(piece, count));

    private static string TitleOf(FetchResult result) => Assert.Single(Assert.IsType<FetchResult.Fetched>(result).Entries).Title;

    private static FetchFailure FailureOf(string document) => Assert.IsType<FetchResult.Failed>(ReadFeed.Text(document)).Failure;

    private static void AssertCheap(TimeSpan most, int megabytes, Action read)
    {
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        read();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, most);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, megabytes * 1024L * 1024);
    }
}
