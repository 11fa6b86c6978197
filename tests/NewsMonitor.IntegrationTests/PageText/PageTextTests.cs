using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsMonitor.IntegrationTests.Running;
using static NewsMonitor.IntegrationTests.PageText.PageSites;

namespace NewsMonitor.IntegrationTests.PageText;

/// <summary>From a thin feed over the pages of its articles to a subscriber, through the installed executable.</summary>
public sealed class PageTextTests
{
    [Fact]
    public async Task A_thin_feed_is_completed_by_its_pages_and_the_next_poll_finds_it_known()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new ThinFeed(site.Address).Add(1).Add(2, "Bundeswehr verlegt Brigade nach Litauen", "NATO: Panzerbrigade der Streitkräfte übt mit Kampfpanzern.");
        site.Map("/feed/", "application/rss+xml", feed.ToBytes());
        MapPage(site, 1);
        MapPage(site, 2);
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();

        await SettledAsync(installation, worker, 2);
        await installation.SettleAsync();

        Assert.Equal(["completed full 1", "completed full 1"], await installation.QueryAsync<string>(
            "select page_outcome || ' ' || text_scope || ' ' || revision from report.article"));
        Assert.Equal(2, await installation.ScalarAsync<long>($"select count(*) from report.article where text like '%{ThinFeed.Known}%' and relevance >= 35"));
        Assert.True(await installation.ScalarAsync<bool>("""
            select bool_and(exists (select from report.article_topic t where t.article = a.article and t.evidence @> '[{"field": "body"}]')) from report.article a
            """));
        Assert.Equal("5 2", await installation.ScalarAsync<string>("select requests || ' ' || pages from report.source_day"));
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from monitor.page_task"));
        AssertGaps(site);

        var told = await installation.ReadArchiveAsync();
        Assert.Equal(
            ["article.detected (1)", "article.detected (2)", "article.revised (2)"],
            told.Select(one => $"{TypeOf(one)} {Title(one)[^3..]}").Order(StringComparer.Ordinal));
        var revised = told.Single(one => TypeOf(one) == "article.revised").GetProperty("data");
        Assert.Contains("page-text", revised.GetProperty("changes").GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()));
        Assert.DoesNotContain("body", revised.GetProperty("changes").GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Equal((1, 1), (revised.GetProperty("previousRevision").GetInt32(), revised.GetProperty("article").GetProperty("revision").GetInt32()));
        Assert.Equal("full", revised.GetProperty("article").GetProperty("textScope").GetString());

        // Without what it remembers of the body, the worker reads every entry again.
        await installation.ExecuteAsync("update monitor.source_poll set etag = null, last_modified = null, body_hash = null");
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from monitor.fetch where known = 2") == 1, () => $"not known\n{worker.Log}");
        Assert.Equal(2, await installation.ScalarAsync<long>("select count(*) from monitor.revision"));
        Assert.Equal(2, await installation.ScalarAsync<long>($"select count(*) from report.article where text like '%{ThinFeed.Known}%'"));
        Assert.Equal(3, await installation.ScalarAsync<long>("select count(*) from monitor.event"));
    }

    [Fact]
    public async Task An_edit_that_comes_while_a_page_is_under_way_drops_the_page_and_orders_it_anew()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync();
        await using var pages = await LoopbackSite.StartAsync("127.0.0.2");
        var release = new TaskCompletionSource();
        var answers = 0;
        site.Map("/feed/", "application/rss+xml", new ThinFeed(pages.Address).Add(1).ToBytes());
        pages.Map("/artikel/1", async context =>
        {
            if (Interlocked.Increment(ref answers) == 1)
            {
                await release.Task.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync(ThinFeed.Page("Stadtrat").Replace("Absatz", "Veraltet", StringComparison.Ordinal), context.RequestAborted);
            }
            else
            {
                await context.Response.WriteAsync(ThinFeed.Page("Stadtrat"), context.RequestAborted);
            }
        });
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")) { Text = "page" });
        await using var worker = installation.StartWorker(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Fetching__Deadline"] = "00:00:10",
            ["NEWSMONITOR__Polling__Lease"] = "00:00:25",
        });
        await Eventually.HoldsAsync(() => Asked(pages, "/artikel/1") == 1, () => $"no page\n{worker.Log}");

        site.Map("/feed/", "application/rss+xml", new ThinFeed(pages.Address).Add(1, "Stadtrat berät über neue Straßen und Wege").ToBytes());
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<int>("select revision from report.article") == 2, () => $"no revision\n{worker.Log}", TimeSpan.FromSeconds(8));
        release.SetResult();
        await SettledAsync(installation, worker, 1);

        Assert.Equal(2, Asked(pages, "/artikel/1"));
        Assert.Equal(["1 false", "2 true"], await installation.QueryAsync<string>(
            "select number || ' ' || (page_text is not null)::text from monitor.revision order by number"));
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from report.article where text like '%Veraltet%'"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.event where type = 'monitor.article.detected.v1'"));
        AssertGaps(pages);
    }

    [Fact]
    public async Task A_page_that_lies_on_another_host_is_asked_for_there_after_that_host_s_rules()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync();
        await using var target = await LoopbackSite.StartAsync("127.0.0.2");
        site.Map("/feed/", "application/rss+xml", new ThinFeed(site.Address).Add(1).Add(2).ToBytes());
        site.MapRedirect("/artikel/1", target.Url("/hier/1").AbsoluteUri);
        site.MapRedirect("/artikel/2", target.Url("/gesperrt/2").AbsoluteUri);
        target.Map("/robots.txt", "text/plain", "User-agent: *\nDisallow: /gesperrt/\n");
        target.Map("/hier/1", "text/html; charset=utf-8", ThinFeed.Page("Stadtrat"));
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();

        await SettledAsync(installation, worker, 2);

        Assert.Equal(
            ["completed", "disallowed"],
            (await installation.QueryAsync<string>("select page_outcome from report.article")).Order(StringComparer.Ordinal));
        Assert.Equal("/robots.txt", target.Requests[0].Path);
        Assert.DoesNotContain("/gesperrt/2", target.Requests.Select(request => request.Path));
        AssertGaps(site);
        AssertGaps(target);
    }

    private static string TypeOf(JsonElement told) => told.GetProperty("type").GetString()!["monitor.".Length..^".v1".Length];

    private static string Title(JsonElement told) => told.GetProperty("data").GetProperty("article").GetProperty("title").GetString()!;
}
