using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.PageText;

/// <summary>From a thin feed over the pages of its articles to a subscriber, through the installed executable.</summary>
public sealed class PageTextTests
{
    /// <summary>Gap between two requests of a host, less what clocks and scheduling may take of it.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1.9);

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
    public async Task What_robots_txt_forbids_is_never_asked_for_and_what_is_reserved_is_not_kept()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new ThinFeed(site.Address).Add(1, path: "/gesperrt/1").Add(2, path: "/vorbehalten/2").Add(3, path: "/kopf/3").Add(4, path: "/fort/4");
        site.Map("/feed/", "application/rss+xml", feed.ToBytes());
        site.Map("/robots.txt", "text/plain", "User-agent: *\nDisallow: /gesperrt/\n");
        site.Map("/.well-known/tdmrep.json", "application/json", """[{"location": "/vorbehalten/*", "tdm-reservation": 1}]""");
        site.Map("/kopf/3", context =>
        {
            context.Response.Headers["tdm-reservation"] = "1";
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(ThinFeed.Page("Stadtrat"));
        });
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();

        await SettledAsync(installation, worker, 3);
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from monitor.page_task where failure = 'not_found'") == 1,
            () => $"no first look\n{worker.Log}");
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from report.article where page_outcome = 'not_found'"));
        await installation.ExecuteAsync("update monitor.page_task set next_attempt_at = now()");
        await SettledAsync(installation, worker, 4);

        Assert.Equal(
            ["disallowed /gesperrt/1", "not_found /fort/4", "reserved /kopf/3", "reserved /vorbehalten/2"],
            (await installation.QueryAsync<string>("select page_outcome || ' ' || substring(link from '[0-9](/.*)$') from report.article")).Order(StringComparer.Ordinal));
        var asked = site.Requests.Select(request => request.Path).ToList();
        Assert.DoesNotContain("/gesperrt/1", asked);
        Assert.DoesNotContain("/vorbehalten/2", asked);
        Assert.Equal(2, asked.Count(path => path == "/fort/4"));
        Assert.False(await installation.ScalarAsync<bool>("select bool_or(page_text is not null) from monitor.revision"));
        Assert.Equal(4, await installation.ScalarAsync<long>("select count(*) from report.article where text like 'Die Sitzung%' and text_scope = 'teaser'"));
        AssertGaps(site);
    }

    [Fact]
    public async Task A_site_whose_robots_txt_fails_is_asked_again_and_for_no_page_until_the_deadline()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new ThinFeed(site.Address).Add(1).ToBytes());
        site.Map("/robots.txt", context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        MapPage(site, 1);
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();

        await Eventually.HoldsAsync(() => Asked(site, "/robots.txt") == 1, () => $"robots.txt was not asked for\n{worker.Log}");
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<int>("select attempts from monitor.page_task") == 1, () => $"no failed try\n{worker.Log}");
        Assert.True(await installation.ScalarAsync<bool>("select next_attempt_at > now() + interval '9 minutes' from monitor.page_task"));

        await installation.ExecuteAsync("update monitor.host_robots set expires_at = now(); update monitor.page_task set next_attempt_at = now()");
        await Eventually.HoldsAsync(() => Asked(site, "/robots.txt") == 2, () => $"robots.txt was not asked for again\n{worker.Log}");
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<int>("select attempts from monitor.page_task") == 2, () => $"no second try\n{worker.Log}");
        await installation.ExecuteAsync("update monitor.page_task set deadline_at = now()");
        await SettledAsync(installation, worker, 1);

        Assert.Equal(
            "given_up http_server_error: robots.txt could not be had: HTTP 500",
            await installation.ScalarAsync<string>("select page_outcome || ' ' || page_failure from monitor.article"));
        Assert.Equal(0, Asked(site, "/artikel/1"));
    }

    [Fact]
    public async Task A_slow_page_holds_nobody_up_and_the_feed_of_its_host_is_polled_on_time()
    {
        await using var slow = await LoopbackSite.StartAsync();
        await using var other = await LoopbackSite.StartAsync("127.0.0.2");
        var feed = new ThinFeed(slow.Address);
        for (var number = 1; number <= 12; number++)
        {
            feed.Add(number);
            slow.Map($"/artikel/{number}", async context =>
            {
                await Task.Delay(TimeSpan.FromSeconds(2.5), context.RequestAborted);
                await context.Response.WriteAsync(ThinFeed.Page("Stadtrat"), context.RequestAborted);
            });
        }

        slow.Map("/feed/", "application/rss+xml", feed.ToBytes());
        other.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(
            new TestSource("langsam", slow.Url("/feed/")), new TestSource("andere", other.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await Eventually.HoldsAsync(() => slow.Requests.Any(request => request.Path.StartsWith("/artikel/", StringComparison.Ordinal)), () => $"no page\n{worker.Log}");

        // The page is under way, and holds its host: the other host has news.
        other.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).Add(2).ToBytes());
        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = now() where host = '127.0.0.2'; update monitor.host set next_allowed_at = now() where name = '127.0.0.2'");
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from report.article where source = 'andere'") == 2,
            () => $"the other source waits\n{worker.Log}", TimeSpan.FromSeconds(5));

        var due = TimeProvider.System.GetElapsedTime(0) + TimeSpan.FromSeconds(20);
        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = now() + interval '20 seconds' where host = '127.0.0.1'");
        await Eventually.HoldsAsync(() => Asked(slow, "/feed/") == 2, () => $"the feed was not polled\n{worker.Log}");

        Assert.InRange(slow.Requests.Last(request => request.Path == "/feed/").At - due, TimeSpan.FromSeconds(-0.5), TimeSpan.FromSeconds(2));
        Assert.True(slow.Requests.Count(request => request.Path.StartsWith("/artikel/", StringComparison.Ordinal)) >= 2);
        AssertGaps(slow);
    }

    [Fact]
    public async Task An_edit_that_comes_while_a_page_is_under_way_drops_the_page_and_orders_it_anew()
    {
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

    private static void MapPage(LoopbackSite site, int number) =>
        site.Map($"/artikel/{number}", "text/html; charset=utf-8", ThinFeed.Page("Stadtrat"));

    private static int Asked(LoopbackSite site, string path) => site.Requests.Count(request => request.Path == path);

    private static string TypeOf(JsonElement told) => told.GetProperty("type").GetString()!["monitor.".Length..^".v1".Length];

    private static string Title(JsonElement told) => told.GetProperty("data").GetProperty("article").GetProperty("title").GetString()!;

    /// <summary>Waits until so many articles have an outcome.</summary>
    private static Task SettledAsync(Installation installation, WorkerProcess worker, int articles) => Eventually.HoldsAsync(
        async () => await installation.ScalarAsync<long>("select count(*) from report.article where page_outcome is not null") == articles,
        () => $"{articles} pages should be settled\n{worker.Log}");

    private static void AssertGaps(LoopbackSite site)
    {
        var requests = site.Requests;
        Assert.All(requests.Zip(requests.Skip(1)), pair =>
            Assert.True(pair.Second.At - pair.First.At >= Gap, $"{pair.Second.At - pair.First.At} between {pair.First.Path} and {pair.Second.Path}"));
    }
}
