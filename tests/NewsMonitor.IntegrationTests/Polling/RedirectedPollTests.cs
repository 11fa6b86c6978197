using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Polling;

/// <summary>Sources that redirect to another host: that host, too, is asked by one at a time, and with its gap.</summary>
public sealed class RedirectedPollTests
{
    private const string AllPolled = "select bool_and(last_success_at is not null and lease_until is null) from monitor.source_poll";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_four_sources_of_two_workers_redirect_to_is_asked_one_at_a_time_and_with_its_gap()
    {
        LongRun.Only();
        await using var target = await LoopbackSite.StartAsync("127.0.0.9");
        var (running, most) = (0, 0);
        List<LoopbackSite> sites = [];
        List<TestSource> sources = [];
        try
        {
            for (var number = 1; number <= 4; number++)
            {
                var (path, feed) = ($"/feed/{number}", new TestFeed($"https://beispiel-{number}.de").Add(1).ToBytes());
                target.Map(path, async context =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref running));
                    await Task.Delay(TimeSpan.FromSeconds(0.5), context.RequestAborted);
                    await context.Response.Body.WriteAsync(feed, context.RequestAborted);
                    Interlocked.Decrement(ref running);
                });
                var site = await LoopbackSite.StartAsync($"127.0.0.1{number}");
                site.MapRedirect("/feed/", target.Url(path).AbsoluteUri);
                sites.Add(site);
                sources.Add(new TestSource($"quelle-{number}", site.Url("/feed/"), "15m"));
            }

            await using var installation = await Installation.CreateAsync(sources);
            await using var one = installation.StartWorker();
            await using var other = installation.StartWorker();
            await Eventually.HoldsAsync(() => installation.ScalarAsync<bool>(AllPolled), () => one.Log);

            Assert.Equal(1, most);
            Assert.Equal(4, target.Requests.Count);
            Assert.All(target.Requests.Zip(target.Requests.Skip(1)), pair => Assert.True(
                pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(2.4), $"{pair.Second.At - pair.First.At} before {pair.Second.Path}"));
            Assert.True(await installation.ScalarAsync<long>("select sum(postponed) from report.source_day") > 0);
            Assert.Equal(0, await installation.ScalarAsync<long>("select sum(failed) from report.source_day"));
            Assert.True(await installation.ScalarAsync<bool>("select bool_and(lease_until is null) from monitor.host"));
        }
        finally
        {
            foreach (var site in sites)
            {
                await site.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task A_host_behind_a_redirect_that_asks_for_a_pause_gets_it_from_its_own_sources_as_well()
    {
        await using var target = await LoopbackSite.StartAsync("127.0.0.9");
        target.Map("/late/", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });
        target.Map("/own/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var site = await LoopbackSite.StartAsync();
        site.MapRedirect("/feed/", target.Url("/late/").AbsoluteUri);
        await using var installation = await Installation.CreateAsync(
            new TestSource("umweg", site.Url("/feed/"), "15m"), new TestSource("eigene", target.Url("/own/"), "15m"));
        await installation.ExecuteAsync("update monitor.source_poll p set next_due_at = 'infinity' from monitor.source s where s.id = p.source_id and s.key = 'eigene'");
        await using var worker = installation.StartWorker();
        await Eventually.HoldsAsync(
            () => installation.ScalarAsync<bool>("select exists (select from monitor.source_poll where failure = 'throttled' and lease_until is null)"), () => worker.Log);

        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = now()");
        await Task.Delay(TimeSpan.FromSeconds(4), Stop);

        Assert.Single(target.Requests);
    }
}
