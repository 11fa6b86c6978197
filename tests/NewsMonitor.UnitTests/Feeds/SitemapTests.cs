using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class SitemapTests
{
    private const string Plain = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>/a</loc><lastmod>2024-07-28T07:00:00Z</lastmod></url></urlset>";

    [Fact]
    public void The_news_extension_is_read_even_where_its_prefix_is_not_declared()
    {
        var item = Assert.Single(ParseDocument.Fixture("sitemaps/news-with-undeclared-prefix.xml").Items);

        Assert.Equal(("https://example.org/2024/a", "Brigade in Litauen & Polen", "de"), (item.Link?.AbsoluteUri, item.Title.Value, item.Language));
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), item.Published?.At);
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 10, 0, 0, TimeSpan.Zero), item.Updated?.At);
        Assert.Equal(["Bundeswehr", "Litauen"], item.Categories);
    }

    [Theory]
    [InlineData("<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>/a</loc><n:news><n:title>t</n:title></n:news></url></urlset>")]
    [InlineData("<urlset xmlns:n='https://www.google.com/schemas/sitemap-news/0.9/'><url><loc>/a</loc><n:news><n:title>t</n:title></n:news></url></urlset>")]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE urlset><s:urlset xmlns:s='urn:s'><s:url><s:loc>/a</s:loc><s:news><s:title>t</s:title></s:news></s:url></s:urlset>")]
    [InlineData("\n\n<?xml version='1.0'?><urlset><url><loc> /a\n</loc><news><title>t</title></news></url></urlset>")]
    public void Names_count_and_not_their_namespaces(string sitemap)
    {
        var item = Assert.Single(ParseDocument.Text(sitemap).Items);

        Assert.Equal(("https://example.org/a", "t"), (item.Link?.AbsoluteUri, item.Title.Value));
    }

    [Fact]
    public void A_plain_page_is_known_by_its_address_and_says_when_it_changed()
    {
        var item = Assert.Single(ParseDocument.Text(Plain).Items);

        Assert.True(item.Title.IsEmpty);
        Assert.Null(item.Published);
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 0, 0, TimeSpan.Zero), item.Updated?.At);
    }

    [Fact]
    public void An_index_leads_to_news_first_then_to_what_changed_last_and_to_categories_at_the_end() =>
        Assert.Equal(
            ["/news-sitemap.xml", "/post-sitemap2.xml", "/post-sitemap1.xml", "/category-sitemap.xml"],
            ParseDocument.Fixture("sitemaps/index.xml").Continuations.Select(sitemap => sitemap.AbsolutePath));

    [Fact]
    public void Of_a_sitemap_that_breaks_off_the_complete_pages_are_kept()
    {
        var document = ParseDocument.Text("<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url><url><loc>/c");

        Assert.Equal(["/a", "/b"], document.Items.Select(item => item.Link!.AbsolutePath));
        Assert.True(document.IsPartial);
    }

    [Theory]
    [InlineData("<urlset><url><loc>/a", FetchFailure.Xml)]
    [InlineData("<!DOCTYPE urlset [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><urlset><url><loc>&c;</loc></url></urlset>", FetchFailure.XmlDtd)]
    public void A_sitemap_without_a_complete_page_is_refused(string sitemap, FetchFailure expected) => Assert.Equal(expected, ParseDocument.Refused(sitemap));

    [Fact]
    public void What_is_not_well_formed_is_mended()
    {
        var document = ParseDocument.Text("<urlset><url><loc>/a?b=1&c=2</loc><n:news><n:title>K&uuml;ste&nbsp;</n:title></n:news></url><url><loc>/b</loc></url></urlset>");

        Assert.Equal(["/a?b=1&c=2", "/b"], document.Items.Select(item => item.Link!.PathAndQuery));
        Assert.Equal("Küste\u00a0", document.Items[0].Title.Value);
        Assert.False(document.IsPartial);
    }

    [Fact]
    public void Deep_nesting_is_refused_at_once() =>
        Assert.Equal(FetchFailure.XmlDepth, ParseDocument.Refused("<urlset><url>" + string.Concat(Enumerable.Repeat("<a>", 1_000_000))));

    [Fact]
    public void More_pages_than_twice_what_is_allowed_are_refused() =>
        Assert.Equal(FetchFailure.XmlSize, ParseDocument.Refused("<urlset>" + string.Concat(Enumerable.Repeat("<url><loc>/a</loc></url>", 100_001)) + "</urlset>"));

    [Fact]
    public void A_full_sitemap_gives_its_newest_pages()
    {
        var pages = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<url><loc>/{i}</loc><lastmod>{2000 + (i % 25)}-06-01</lastmod></url>"));
        var watch = Stopwatch.StartNew();

        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text("<urlset>" + pages + "</urlset>"));

        Assert.Equal((1000, 49_000), (fetched.Entries.Count, fetched.OverLimit));
        Assert.All(fetched.Entries, entry => Assert.Equal(2024, entry.Updated!.At!.Value.Year));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_compressed_sitemap_is_opened() => Assert.Single(ParseDocument.Bytes(Gzip(Encoding.UTF8.GetBytes(Plain))).Items);

    [Fact]
    public void A_compressed_sitemap_with_its_end_cut_off_gives_what_came()
    {
        var gzip = Gzip(Encoding.UTF8.GetBytes(Plain));

        Assert.Single(ParseDocument.Bytes(gzip[..^8]).Items);
    }

    [Fact]
    public void A_bomb_is_refused_and_so_is_one_inside_another()
    {
        var bomb = Gzip(new byte[50 * 1024 * 1024]);

        Assert.Equal(FetchFailure.TooLarge, Assert.IsType<ParseResult.Refused>(ParseDocument.Parse(bomb)).Failure);
        Assert.Equal(FetchFailure.TooLarge, Assert.IsType<ParseResult.Refused>(ParseDocument.Parse(Gzip(bomb))).Failure);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
