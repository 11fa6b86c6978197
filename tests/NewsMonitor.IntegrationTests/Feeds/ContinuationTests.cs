using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>Listings that go on in other documents, and pages that list: over the whole way from the socket.</summary>
public sealed class ContinuationTests : FetchingTest
{
    private const string Xml = "application/xml";

    [Fact]
    public async Task An_index_costs_one_request_and_names_its_sitemaps_the_newest_first()
    {
        MapIndex("/index.xml", 1, 2, 3);

        var fetched = await FetchedAsync("/index.xml", SourceKind.Auto);

        Assert.Equal(["/s3.xml", "/s2.xml", "/s1.xml"], fetched.Continuations.Select(sitemap => sitemap.AbsolutePath));
        Assert.True(fetched.IsIndex);
        Assert.Empty(fetched.Entries);
        Assert.Single(Site.Requests);
    }

    [Fact]
    public async Task An_index_is_asked_again_without_condition_as_it_may_stay_while_its_sitemaps_change()
    {
        MapIndex("/index.xml", 1);

        Assert.Equal(Validators.None, (await FetchedAsync("/index.xml", SourceKind.Auto)).Validators);
    }

    [Fact]
    public async Task An_index_that_names_itself_or_another_site_leads_nowhere()
    {
        Site.Map("/index.xml", Xml, $"<sitemapindex><sitemap><loc>{Site.Url("/index.xml")}</loc></sitemap><sitemap><loc>http://127.0.0.2/s.xml</loc></sitemap></sitemapindex>");

        Assert.Empty((await FetchedAsync("/index.xml", SourceKind.Sitemap)).Continuations);
    }

    [Fact]
    public async Task A_further_document_is_asked_for_as_its_source_is()
    {
        Site.Map("/s1.xml", Xml, "<urlset><url><loc>/a</loc></url></urlset>");
        var source = SourceAt(Site.Url("/index.xml")) with { Credentials = new SourceCredentials(CredentialKind.Bearer, "my-feed") };

        var fetched = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchFurtherAsync(source, Site.Url("/s1.xml"), enter: null, Stop));

        Assert.Equal("/a", Assert.Single(fetched.Entries).Link!.AbsolutePath);
        Assert.Equal("Bearer open-sesame", Assert.Single(Site.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Older_posts_are_named_with_every_page_that_is_full()
    {
        MapPosts(pages: 2);
        var source = SourceAt(Site.Address) with { Kind = SourceKind.WordPress };

        var first = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(source, Validators.None, enter: null, Stop));
        var second = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchFurtherAsync(source, first.Older!, enter: null, Stop));
        var third = Assert.IsType<FetchResult.Failed>(await CreateFetcher().FetchFurtherAsync(source, second.Older!, enter: null, Stop));

        Assert.Equal((20, 20, (int?)400), (first.Entries.Count, second.Entries.Count, third.Effort.Status));
        Assert.Equal([first.Older!], first.Continuations);
        Assert.NotNull(first.Validators.BodyHash);
    }

    [Theory]
    [InlineData("<link rel='next' href='http://127.0.0.2/2'/>")]
    [InlineData("<link rel='next' href='/feed'/>")]
    public async Task Older_entries_of_another_site_or_at_the_same_address_are_no_older_page(string link)
    {
        Site.Map("/feed", "application/atom+xml", $"<feed xmlns='http://www.w3.org/2005/Atom'>{link}<entry><title>a</title><id>1</id></entry></feed>");

        Assert.Null((await FetchedAsync("/feed", SourceKind.Auto)).Older);
    }

    [Fact]
    public async Task A_page_is_read_by_its_selectors_and_a_redesign_is_a_failure()
    {
        Site.Map("/news", "text/html", "<ul><li><a href=/a>Titel</a></li></ul>");
        var source = SourceAt(Site.Url("/news")) with { Kind = SourceKind.Page, Selectors = new ListingSelectors { Item = "li" } };

        var fetched = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(source, Validators.None, enter: null, Stop));
        Site.Map("/news", "text/html", "<main><div><a href=/a>Titel</a></div></main>");
        var failed = Assert.IsType<FetchResult.Failed>(await CreateFetcher().FetchAsync(source, fetched.Validators, enter: null, Stop));

        Assert.Equal("Titel", Assert.Single(fetched.Entries).Title);
        Assert.Equal(FetchFailure.NoItems, failed.Failure);
        Assert.StartsWith("text/html", Site.Requests[0].Headers["Accept"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_is_read_again_when_its_selectors_have_changed()
    {
        Site.Map("/news", "text/html", "<ul><li><a href=/a>Titel</a><em>Anriss</em></li></ul>");
        var source = SourceAt(Site.Url("/news")) with { Kind = SourceKind.Page, Selectors = new ListingSelectors { Item = "li" } };
        var known = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(source, Validators.None, enter: null, Stop)).Validators;

        Assert.IsType<FetchResult.NotModified>(await CreateFetcher().FetchAsync(source, known, enter: null, Stop));
        var mended = source with { Selectors = new ListingSelectors { Item = "li", Summary = "em" } };
        var fetched = Assert.IsType<FetchResult.Fetched>(await CreateFetcher().FetchAsync(mended, known, enter: null, Stop));

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
        await CreateFetcher().FetchAsync(SourceAt(Site.Url(path)) with { Kind = kind }, Validators.None, enter: null, Stop));
}
