using Microsoft.AspNetCore.Http;
using NewsMonitor.IntegrationTests.Running;
using static NewsMonitor.IntegrationTests.PageText.PageSites;

namespace NewsMonitor.IntegrationTests.PageText;

/// <summary>What sites say about their pages is heeded, and pages are in nobody's way; through the installed executable.</summary>
public sealed class PagePolitenessTests
{
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
        LongRun.Only();
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
        LongRun.Only();
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
}
