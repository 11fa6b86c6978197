using NewsMonitor.Feeds.Discovery;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class PageLinksTests
{
    [Theory]
    [InlineData("<link rel=alternate type=application/rss+xml href=/feed/>", "https://example.org/feed/", CandidateOrigin.Declared)]
    [InlineData("<LINK REL='feed ALTERNATE' TYPE='Application/Atom+XML; charset=utf-8' HREF='atom.xml'>", "https://example.org/de/atom.xml", CandidateOrigin.Declared)]
    [InlineData("<link rel=alternate type=application/feed+json href=//cdn.example.net/feed.json>", "https://cdn.example.net/feed.json", CandidateOrigin.Declared)]
    [InlineData("<link rel=alternate type=application/rss+xml href=feed://example.org/rss>", "https://example.org/rss", CandidateOrigin.Declared)]
    [InlineData("<base href=https://example.org/x/><link rel=alternate type=application/rss+xml href=y>", "https://example.org/x/y", CandidateOrigin.Declared)]
    [InlineData("<link rel='https://api.w.org/' href='https://example.org/wp-json/'>",
        "https://example.org/wp-json/wp/v2/posts?_embed=author,wp:term,wp:featuredmedia&per_page=20", CandidateOrigin.WordPress)]
    [InlineData("<link rel=sitemap href=/s.xml>", "https://example.org/s.xml", CandidateOrigin.Sitemap)]
    [InlineData("<a href='/service/rss/de/517054/feed'>RSS</a>", "https://example.org/service/rss/de/517054/feed", CandidateOrigin.Linked)]
    [InlineData("<a href='https://rss.example.org/all'>RSS</a><a href='https://feeds.example.org/rss.xml'>RSS</a>", "https://feeds.example.org/rss.xml", CandidateOrigin.Linked)]
    [InlineData("<a href='/alle~100.rss'>RSS</a><a href='/infoservices/alle-meldungen-100~rss2.xml'>", "https://example.org/alle~100.rss", CandidateOrigin.Linked)]
    public void What_a_page_says_of_feeds_is_found(string html, string address, CandidateOrigin origin)
    {
        var candidate = PageLinks.Read(html, new Uri("https://example.org/de/"))[0];

        Assert.Equal((address, origin), (candidate.Address.AbsoluteUri, candidate.Origin));
    }

    [Theory]
    [InlineData("<link rel=alternate hreflang=en href=/en/>")]
    [InlineData("<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/2>")]
    [InlineData("<link rel=alternate type=application/json+oembed href=/wp-json/oembed/1.0/embed?url=x>")]
    [InlineData("<link rel=stylesheet type=application/rss+xml href=/feed/>")]
    [InlineData("<a href='https://feedly.com/i/subscription/feed/https://example.org/feed/'>Abonnieren</a>")]
    [InlineData("<a href='/feedback'>Meinung</a><a href='/atomkraft/'>Atom</a><a href='/rssfoo'>")]
    [InlineData("<a href='javascript:feed()'>")]
    [InlineData("<script>'<link rel=alternate type=application/rss+xml href=/feed/>'</script>")]
    [InlineData("<!-- <link rel=alternate type=application/rss+xml href=/feed/> -->")]
    public void What_only_looks_like_it_is_not(string html) => Assert.Empty(PageLinks.Read(html, new Uri("https://example.org/de/")));

    [Fact]
    public void Robots_name_sitemaps_and_those_for_news_come_first() =>
        Assert.Equal(
            ["https://example.org/news.xml", "https://example.org/a.xml"],
            RobotsSitemaps.Read("User-agent: *\r\nDisallow: /\r\nSITEMAP:  /a.xml\r\nSitemap: https://example.org/news.xml\r\nSitemap: /a.xml\r\nSitemap: javascript:x", new Uri("https://example.org/robots.txt"))
                .Select(sitemap => sitemap.Address.AbsoluteUri));
}
