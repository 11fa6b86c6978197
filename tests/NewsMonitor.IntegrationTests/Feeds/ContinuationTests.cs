using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>Listings that go on in other documents, over the whole way from the socket.</summary>
public sealed class ContinuationTests : FetchingTest
{
    private const string Xml = "application/xml";

    [Fact]
    public async Task An_index_is_followed_to_at_most_four_sitemaps_the_newest_first()
    {
        MapIndex("/index.xml", 1, 2, 3, 4, 5, 6);
        for (var i = 1; i <= 6; i++)
        {
            Site.Map($"/s{i}.xml", Xml, $"<urlset><url><loc>/page{i}</loc></url></urlset>");
        }

        var fetched = await FetchedAsync("/index.xml", SourceKind.Sitemap);

        Assert.Equal(["/page6", "/page5", "/page4", "/page3"], Paths(fetched));
        Assert.Equal((5, (int?)200, false), (fetched.Effort.Requests, fetched.Effort.Status, fetched.Partial));
    }

    [Fact]
    public async Task An_index_is_asked_again_without_condition_as_it_may_stay_while_its_sitemaps_change()
    {
        MapIndex("/index.xml", 1);
        Site.Map("/s1.xml", Xml, "<urlset><url><loc>/a</loc></url></urlset>");

        Assert.Equal(Validators.None, (await FetchedAsync("/index.xml", SourceKind.Auto)).Validators);
    }

    [Fact]
    public async Task A_sitemap_that_cannot_be_had_makes_the_result_partial_and_keeps_the_others()
    {
        MapIndex("/index.xml", 1, 2, 3);
        Site.Map("/s1.xml", Xml, "<urlset><url><loc>/a</loc></url></urlset>");
        Site.Map("/s3.xml", "text/html", "<html>Wartung");

        var fetched = await FetchedAsync("/index.xml", SourceKind.Sitemap);

        Assert.Equal(["/a"], Paths(fetched));
        Assert.Equal((true, Validators.None), (fetched.Partial, fetched.Validators));
    }

    [Fact]
    public async Task An_index_that_names_itself_or_another_site_leads_nowhere()
    {
        Site.Map("/index.xml", Xml, $"<sitemapindex><sitemap><loc>{Site.Url("/index.xml")}</loc></sitemap><sitemap><loc>http://127.0.0.2/s.xml</loc></sitemap></sitemapindex>");

        var fetched = await FetchedAsync("/index.xml", SourceKind.Sitemap);

        Assert.Empty(fetched.Entries);
        Assert.Single(Site.Requests);
    }

    [Fact]
    public async Task Sitemaps_that_take_too_long_end_with_the_budget_of_the_poll()
    {
        MapIndex("/index.xml", 1, 2, 3, 4);
        for (var i = 1; i <= 4; i++)
        {
            Site.Map($"/s{i}.xml", async context =>
            {
                await Task.Delay(TimeSpan.FromSeconds(0.7), context.RequestAborted);
                await context.Response.WriteAsync("<urlset><url><loc>/a</loc></url></urlset>", context.RequestAborted);
            });
        }

        var fetched = Assert.IsType<FetchResult.Fetched>(await CreateFetcher(options => options.Deadline = TimeSpan.FromSeconds(1))
            .FetchAsync(SourceAt(Site.Url("/index.xml")), Validators.None, Stop));

        Assert.Equal((1, true), (fetched.Entries.Count, fetched.Partial));
    }

    [Fact]
    public async Task A_pause_is_made_between_the_requests_of_a_poll()
    {
        MapIndex("/index.xml", 1, 2);
        Site.Map("/s1.xml", Xml, "<urlset><url><loc>/a</loc></url></urlset>");
        Site.Map("/s2.xml", Xml, "<urlset><url><loc>/b</loc></url></urlset>");
        var started = TimeProvider.System.GetTimestamp();

        await CreateFetcher(options => options.RequestGap = TimeSpan.FromSeconds(0.3)).FetchAsync(SourceAt(Site.Url("/index.xml")), Validators.None, Stop);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Older_posts_are_asked_for_the_first_time_only()
    {
        MapPosts(pages: 9);
        var source = SourceAt(Site.Address) with { Kind = SourceKind.WordPress };

        var first = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(source, Validators.None, Stop));
        var later = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(source, new Validators("\"old\"", null, null), Stop));

        Assert.Equal((100, 5), (first.Entries.Count, first.Effort.Requests));
        Assert.Equal((20, 1), (later.Entries.Count, later.Effort.Requests));
        Assert.NotNull(first.Validators.BodyHash);
    }

    [Fact]
    public async Task A_last_page_that_is_full_has_nothing_after_it_and_misses_nothing()
    {
        MapPosts(pages: 2);

        var fetched = Assert.IsType<FetchResult.Fetched>(
            await CreateFetcher().FetchAsync(SourceAt(Site.Address) with { Kind = SourceKind.WordPress }, Validators.None, Stop));

        Assert.Equal((40, 3, false), (fetched.Entries.Count, fetched.Effort.Requests, fetched.Partial));
    }

    [Fact]
    public async Task A_page_is_read_by_its_selectors_and_a_redesign_is_a_failure()
    {
        Site.Map("/news", "text/html", "<ul><li><a href=/a>Titel</a></li></ul>");
        var source = SourceAt(Site.Url("/news")) with { Kind = SourceKind.Page, Selectors = new ListingSelectors { Item = "li" } };

        var fetched = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(source, Validators.None, Stop));
        Site.Map("/news", "text/html", "<main><div><a href=/a>Titel</a></div></main>");
        var failed = Assert.IsType<FetchResult.Failed>(await CreateFetcher().FetchAsync(source, fetched.Validators, Stop));

        Assert.Equal("Titel", Assert.Single(fetched.Entries).Title);
        Assert.Equal(FetchFailure.NoItems, failed.Failure);
        Assert.StartsWith("text/html", Site.Requests[0].Headers["Accept"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_is_read_again_when_its_selectors_have_changed()
    {
        Site.Map("/news", "text/html", "<ul><li><a href=/a>Titel</a><em>Anriss</em></li></ul>");
        var source = SourceAt(Site.Url("/news")) with { Kind = SourceKind.Page, Selectors = new ListingSelectors { Item = "li" } };
        var known = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(source, Validators.None, Stop)).Validators;

        Assert.IsType<FetchResult.NotModified>(await CreateFetcher().FetchAsync(source, known, Stop));
        var mended = source with { Selectors = new ListingSelectors { Item = "li", Summary = "em" } };
        var fetched = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(mended, known, Stop));

        Assert.Equal("Anriss", Assert.Single(fetched.Entries).Summary);
    }

    [Fact]
    public async Task A_page_in_place_of_a_feed_is_refused_with_a_hint()
    {
        Site.Map("/", "text/html", "<!DOCTYPE html><html><body>Start</body></html>");

        Assert.Contains("newsmonitor sources discover", (await FailAsync("/")).Message, StringComparison.Ordinal);
    }

    private void MapIndex(string path, params int[] sitemaps) => Site.Map(path, Xml, "<sitemapindex>" + string.Concat(sitemaps.Select(i =>
        $"<sitemap><loc>{Site.Url($"/s{i}.xml")}</loc><lastmod>2024-07-0{i}</lastmod></sitemap>")) + "</sitemapindex>");

    private void MapPosts(int pages) => Site.Map("/wp-json/wp/v2/posts", async context =>
    {
        var page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        context.Response.StatusCode = page <= pages ? 200 : 400;
        await context.Response.WriteAsync(page <= pages
            ? "[" + string.Join(',', Enumerable.Range(0, 20).Select(i => $$"""{"title":{"rendered":"t"},"link":"/{{page}}/{{i}}"}""")) + "]"
            : """{"code":"rest_post_invalid_page_number","message":"m"}""");
    });

    private async Task<FetchResult.Fetched> FetchedAsync(string path, SourceKind kind) => Assert.IsType<FetchResult.Fetched>(
        await CreateFetcher().FetchAsync(SourceAt(Site.Url(path)) with { Kind = kind }, Validators.None, Stop));

    private static IEnumerable<string> Paths(FetchResult.Fetched fetched) => fetched.Entries.Select(entry => entry.Link!.AbsolutePath);
}
