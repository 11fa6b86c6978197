using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Discovery;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>From a page to its feeds, over sockets.</summary>
public sealed class DiscoveryTests : FetchingTest
{
    private const string Html = "text/html";
    private const string Xml = "application/xml";
    private const string Text = "text/plain";

    [Fact]
    public async Task The_declared_feed_of_a_WordPress_site_is_first_its_comments_are_last_and_each_says_why()
    {
        Site.Map("/", Html, """
            <!DOCTYPE html><html><head>
            <link rel="alternate" type="application/rss+xml" title="Kommentare" href="/comments/feed/">
            <link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/">
            <link rel="https://api.w.org/" href="/wp-json/"></head>
            <body><a href="/category/politik/feed/">Politik</a> <a href="/artikel/1">Artikel</a></body></html>
            """);
        Site.Map("/feed/", Rss, Feed(hoursOld: 3, count: 10, text: new string('x', 2000)));
        Site.Map("/comments/feed/", Rss, Feed(hoursOld: 1, count: 10, text: "Kommentar"));
        Site.Map("/category/politik/feed/", Rss, Feed(hoursOld: 20, count: 10, text: "Teaser"));
        Site.Map("/wp-json/wp/v2/posts", "application/json",
            $$$"""[{"title":{"rendered":"a"},"link":"/a","date_gmt":"{{{Hours(3):yyyy-MM-ddTHH:mm:ss}}}","content":{"rendered":"{{{new string('x', 2000)}}}"}}]""");
        Site.Map("/robots.txt", Text, "Sitemap: /sitemap_index.xml");
        Site.Map("/sitemap_index.xml", Xml, $"<sitemapindex><sitemap><loc>{Site.Url("/posts.xml")}</loc></sitemap><sitemap><loc>{Site.Url("/news.xml")}</loc></sitemap></sitemapindex>");
        Site.Map("/news.xml", Xml, $"<urlset><url><loc>/a</loc><news><title>a</title><publication_date>{Hours(2):O}</publication_date></news></url></urlset>");

        var found = await DiscoverAsync("/");

        Assert.Equal(
            [
                ("/feed/", "RSS"), ("/wp-json/wp/v2/posts", "WordPress REST"), ("/category/politik/feed/", "RSS"), ("/news.xml", "news sitemap"),
                ("/comments/feed/", "RSS"), ("/sitemap_index.xml", "index of sitemaps"),
            ],
            found.Feeds.Select(feed => (feed.Address.AbsolutePath, feed.Format)));
        Assert.Equal(
            ["declared by the page", "RSS", "10 entries", "newest within two days", "full text"],
            found.Feeds[0].Why.Select(reason => reason.What));
        Assert.Contains(found.Feeds.Single(feed => feed.Address.AbsolutePath == "/comments/feed/").Why, reason => reason.What == "comments of readers");
        Assert.Equal((10, CandidateOrigin.Declared, SourceKind.Feed), (found.Feeds[0].Entries, found.Feeds[0].Origin, found.Feeds[0].Kind));
        Assert.DoesNotContain(Site.Requests, request => request.Path == "/rss.xml");
    }

    [Fact]
    public async Task Where_a_page_declares_nothing_the_usual_places_are_tried_until_one_answers()
    {
        Site.Map("/", Html, "<html><body>Start</body></html>");
        Site.Map("/feed/", Html, "<html>404, freundlich</html>");
        Site.Map("/atom.xml", Xml, "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title><id>1</id></entry></feed>");

        var found = await DiscoverAsync("/");

        Assert.Equal(("/atom.xml", "Atom", CandidateOrigin.UsualPlace), found.Feeds.Select(feed => (feed.Address.AbsolutePath, feed.Format, feed.Origin)).Single());
        Assert.DoesNotContain(Site.Requests, request => request.Path == "/index.xml");
    }

    [Fact]
    public async Task A_section_has_its_own_feed_before_that_of_the_site()
    {
        Site.Map("/verteidigung/", Html, "<a href='/verteidigung/rss'>RSS</a><a href='/rss'>RSS</a>");
        Site.Map("/verteidigung/rss", Rss, Feed(hoursOld: 3, count: 5, text: "a"));
        Site.Map("/rss", Rss, Feed(hoursOld: 2, count: 5, text: "a"));

        Assert.Equal("/verteidigung/rss", (await DiscoverAsync("/verteidigung/")).Feeds[0].Address.AbsolutePath);
    }

    [Fact]
    public async Task An_address_that_is_a_feed_needs_no_search()
    {
        Site.Map("/feed", Rss, OneEntry);

        Assert.Equal(CandidateOrigin.Given, Assert.Single((await DiscoverAsync("/feed")).Feeds).Origin);
        Assert.Single(Site.Requests);
    }

    [Fact]
    public async Task One_feed_under_two_addresses_is_found_once()
    {
        Site.Map("/", Html, "<link rel=alternate type=application/rss+xml href=/a><link rel=alternate type=application/rss+xml href=/b>");
        Site.MapRedirect("/a", "/feed", 301);
        Site.Map("/b", Rss, OneEntry);
        Site.Map("/feed", Rss, OneEntry);

        Assert.Equal("/feed", Assert.Single((await DiscoverAsync("/")).Feeds).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_site_that_answers_everything_with_a_page_costs_a_bounded_number_of_requests()
    {
        var links = string.Concat(Enumerable.Range(0, 500).Select(i => $"<link rel=alternate type=application/rss+xml href=/feed/{i}><a href=/rss/{i}>"));
        Site.Map("/", Html, links);

        var found = await DiscoverAsync("/");

        Assert.Empty(found.Feeds);
        Assert.InRange(Site.Requests.Count, 12, 24);
        Assert.Equal(Site.Requests.Count, found.Requests);
    }

    [Fact]
    public async Task A_page_that_is_refused_does_not_hide_its_feed()
    {
        Site.Map("/", context =>
        {
            context.Response.StatusCode = 403;
            return context.Response.WriteAsync("<html>Just a moment…");
        });
        Site.Map("/feed/", Rss, OneEntry);

        var found = await DiscoverAsync("/");

        Assert.Contains("HTTP 403", found.PageFailure, StringComparison.Ordinal);
        Assert.Equal("/feed/", Assert.Single(found.Feeds).Address.AbsolutePath);
    }

    [Fact]
    public async Task Requests_to_one_host_keep_their_distance()
    {
        Site.Map("/", Html, "<link rel=alternate type=application/rss+xml href=/a><link rel=alternate type=application/rss+xml href=/b>");
        Site.Map("/a", Rss, Feed(hoursOld: 1, count: 10, text: "a"));
        Site.Map("/b", Rss, OneEntry);
        var started = TimeProvider.System.GetTimestamp();

        var found = await DiscoverAsync("/", options => options.RequestGap = TimeSpan.FromSeconds(0.1));

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.1) * (found.Requests - 1));
    }

    private static DateTimeOffset Hours(int old) => TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(old);

    private static string Feed(int hoursOld, int count, string text) => "<rss version='2.0'><channel><title>t</title>" + string.Concat(Enumerable.Range(0, count).Select(i =>
        $"<item><title>a</title><link>/{i}</link><pubDate>{Hours(hoursOld).ToString("r", CultureInfo.InvariantCulture)}</pubDate><description>{text}</description></item>")) + "</channel></rss>";
}
