using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Polling;

/// <summary>Listings that go on in further documents: a poll each, whoever makes it and whatever happens between two of them.</summary>
public sealed class PagingTests
{
    private const string Settled = "select paging is null and lease_until is null and next_due_at > now() from monitor.source_poll";

    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1.9);

    [Fact]
    public async Task An_index_is_followed_to_four_sitemaps_by_two_workers_with_the_gap_of_the_host_before_each()
    {
        await using var site = await LoopbackSite.StartAsync();
        MapIndex(site, sitemaps: 6);
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/index.xml"), "15m"));
        await using var one = installation.StartWorker();
        await using var other = installation.StartWorker();
        await SettledAsync(installation, one);

        Assert.Equal(["/index.xml", "/s6.xml", "/s5.xml", "/s4.xml", "/s3.xml"], site.Requests.Select(request => request.Path));
        KeepTheGap(site);
        Assert.Equal(4, await installation.ScalarAsync<long>("select count(*) from report.article where backfill"));
        Assert.Equal(
            ["poll", "continuation", "continuation", "continuation", "continuation"], await installation.QueryAsync<string>("select kind from report.fetch order by id"));
        Assert.InRange(
            await installation.ScalarAsync<TimeSpan>("select next_due_at - now() from report.source"), TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(16.5));
    }

    [Fact]
    public async Task A_worker_killed_between_two_documents_loses_neither_the_place_nor_the_entries()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync();
        MapIndex(site, sitemaps: 3);
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/index.xml"), "15m"));
        await using (var killed = installation.StartWorker())
        {
            await Eventually.HoldsAsync(async () => await installation.ScalarAsync<bool>("select paging ->> 'done' = '1' from monitor.source_poll"), () => killed.Log);
            killed.Kill();
        }

        await using var successor = installation.StartWorker();
        await SettledAsync(installation, successor);

        Assert.Equal(3, await installation.ScalarAsync<long>("select count(*) from report.article"));
        Assert.Single(site.Requests, request => request.Path == "/index.xml");
    }

    [Fact]
    public async Task A_sitemap_that_fails_for_good_costs_the_others_nothing_and_the_source_is_not_blamed()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync();
        MapIndex(site, sitemaps: 3);
        site.Map("/s2.xml", "text/html", "<html>Wartung");
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/index.xml"), "15m"));
        await using var worker = installation.StartWorker();
        await SettledAsync(installation, worker);

        Assert.Equal(2, await installation.ScalarAsync<long>("select count(*) from report.article"));
        Assert.Equal("not_a_feed", await installation.ScalarAsync<string>("select failure from report.fetch where outcome = 'failed' and kind = 'continuation'"));
        Assert.Equal("ok", await installation.ScalarAsync<string>("select state from report.source"));
    }

    [Fact]
    public async Task A_sitemap_that_asks_for_a_pause_gets_it_from_the_whole_host_and_is_asked_for_again()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync();
        MapIndex(site, sitemaps: 2);
        var answer = site.Requests.Count;
        site.Map("/s2.xml", async context =>
        {
            if (Interlocked.Increment(ref answer) == 1)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "6";
                return;
            }

            await context.Response.WriteAsync("<urlset><url><loc>/artikel/2</loc></url></urlset>");
        });
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/index.xml"), "15m"));
        await using var worker = installation.StartWorker();
        await SettledAsync(installation, worker);

        Assert.Equal(["/index.xml", "/s2.xml", "/s2.xml", "/s1.xml"], site.Requests.Select(request => request.Path));
        Assert.True(site.Requests[2].At - site.Requests[1].At >= TimeSpan.FromSeconds(5.9), $"{site.Requests[2].At - site.Requests[1].At}");
        Assert.Equal(2, await installation.ScalarAsync<long>("select count(*) from report.article"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<atom:link rel=\"next\" href=\"/feed/?paged={0}\" xmlns:atom=\"http://www.w3.org/2005/Atom\"/>")]
    public async Task A_window_of_nothing_but_news_is_followed_back_until_it_joins_what_was_known(string link)
    {
        await using var site = await LoopbackSite.StartAsync();
        MapWindow(site, link, newest: 4);
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/"), "15m"));
        await using var worker = installation.StartWorker();
        await SettledAsync(installation, worker);

        // Nine more than a window of four holds.
        MapWindow(site, link, newest: 13);
        await DueAsync(installation);
        await Eventually.HoldsAsync(async () => await installation.ScalarAsync<long>("select count(*) from report.article") == 13, () => worker.Log);
        await SettledAsync(installation, worker);

        Assert.Equal(["", "", "?paged=2", "?paged=3"], site.Requests.Select(request => request.Query));
        KeepTheGap(site);
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from report.incident"));
    }

    [Theory]
    [InlineData(false, "it has no older pages")]
    [InlineData(true, "one older page did not reach what was known")]
    public async Task A_gap_that_cannot_be_closed_is_told_once_and_over_when_a_listing_joins_again(bool ignoresThePage, string told)
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", Window(4, 1, ignoresThePage ? "" : null));
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/"), "15m"));
        await using var worker = installation.StartWorker();
        await SettledAsync(installation, worker);

        site.Map("/feed/", "application/rss+xml", Window(40, 37, ignoresThePage ? "" : null));
        await DueAsync(installation);
        await worker.WaitForLogAsync($"beispiel: all that it showed was new, and {told}: entries since ");
        await SettledAsync(installation, worker);
        Assert.Contains(told, await installation.ScalarAsync<string>("select message from report.incident where kind = 'gap' and closed_at is null"), StringComparison.Ordinal);
        Assert.Equal(8, await installation.ScalarAsync<long>("select count(*) from report.article"));

        site.Map("/feed/", "application/rss+xml", Window(41, 38, ignoresThePage ? "" : null));
        await DueAsync(installation);
        await Eventually.HoldsAsync(async () => await installation.ScalarAsync<bool>("select gap is null from monitor.source_poll"), () => worker.Log);
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.incident"));
    }

    private static void MapIndex(LoopbackSite site, int sitemaps)
    {
        site.Map("/index.xml", "application/xml", "<sitemapindex>" + string.Concat(Enumerable.Range(1, sitemaps).Select(i =>
            $"<sitemap><loc>{site.Url($"/s{i}.xml")}</loc><lastmod>2024-07-0{i}</lastmod></sitemap>")) + "</sitemapindex>");
        for (var i = 1; i <= sitemaps; i++)
        {
            site.Map($"/s{i}.xml", "application/xml", $"<urlset><url><loc>/artikel/{i}</loc></url></urlset>");
        }
    }

    /// <summary>Four entries on each page, as WordPress gives them.</summary>
    private static void MapWindow(LoopbackSite site, string link, int newest) => site.Map("/feed/", async context =>
    {
        var page = int.TryParse(context.Request.Query["paged"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var first = newest - (4 * (page - 1));
        context.Response.StatusCode = first > 0 ? 200 : 404;
        await context.Response.Body.WriteAsync(
            Window(first, Math.Max(1, first - 3), string.Format(CultureInfo.InvariantCulture, link, page + 1)), context.RequestAborted);
    });

    /// <param name="newest">Number of the first entry.</param>
    /// <param name="oldest">Number of the last.</param>
    /// <param name="link">Where it goes on; empty where WordPress would know; null for a feed that does not go on.</param>
    private static byte[] Window(int newest, int oldest, string? link)
    {
        var feed = new TestFeed("https://beispiel.de");
        for (var number = oldest; number <= newest; number++)
        {
            feed.Add(number);
        }

        var more = link is "" ? "<generator>https://wordpress.org/?v=6.5</generator>" : link ?? "";
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(feed.ToBytes()).Replace("<language>", $"{more}<language>", StringComparison.Ordinal));
    }

    private static Task SettledAsync(Installation installation, WorkerProcess worker) => Eventually.HoldsAsync(
        () => installation.ScalarAsync<bool>(Settled), () => worker.Log);

    /// <summary>As time would; the gap of the host stays.</summary>
    private static Task DueAsync(Installation installation) => installation.ExecuteAsync("update monitor.source_poll set next_due_at = now()");

    private static void KeepTheGap(LoopbackSite site) => Assert.All(
        site.Requests.Zip(site.Requests.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Gap, $"{pair.Second.At - pair.First.At} before {pair.Second.Path}"));
}
