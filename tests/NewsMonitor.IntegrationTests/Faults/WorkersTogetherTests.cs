using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Faults;

public sealed class WorkersTogetherTests
{
    [Fact]
    public async Task Two_workers_and_two_sources_with_the_same_articles_store_and_tell_each_once()
    {
        var feed = new TestFeed("https://agentur.de");
        for (var number = 1; number <= 40; number++)
        {
            feed.Add(number);
        }

        // Both answer at the same moment, so that the two intakes meet in the database.
        using var together = new Barrier(2);
        await using var one = await SiteAsync("127.0.0.1", feed, together);
        await using var other = await SiteAsync("127.0.0.2", feed, together);
        await using var installation = await Installation.CreateAsync(
            new TestSource("eins", one.Url("/feed/")), new TestSource("zwei", other.Url("/feed/")));

        await using var first = installation.StartWorker(OneAtATime);
        await using var second = installation.StartWorker(OneAtATime);
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from monitor.fetch where outcome = 'ok'") == 2,
            () => $"two fetches expected\n{first.Log}\n{second.Log}");
        await installation.SettleAsync();

        Assert.Equal(40, await installation.ScalarAsync<long>("select count(*) from report.article"));
        Assert.Equal(40, await installation.ScalarAsync<long>("select sum(new) from report.fetch"));
        Assert.Equal(40, await installation.ScalarAsync<long>("select sum(sighting) from report.fetch"));
        Assert.Equal(80, await installation.ScalarAsync<long>("select count(*) from monitor.sighting"));
        await History.EveryArticleOnceAsync(installation);
        Assert.Equal(40, (await installation.ReadArchiveAsync()).Select(told => told.GetProperty("id").GetGuid()).Distinct().Count());
    }

    [Fact]
    public async Task Sources_of_one_host_never_overlap_whoever_polls_them()
    {
        var underWay = 0;
        var most = 0;
        await using var site = await LoopbackSite.StartAsync();
        List<TestSource> sources = [];
        for (var number = 1; number <= 4; number++)
        {
            var feed = new TestFeed($"https://seite-{number}.de").Add(number).ToBytes();
            site.Map($"/{number}/", async context =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref underWay));
                await Task.Delay(TimeSpan.FromMilliseconds(300), context.RequestAborted);
                Interlocked.Decrement(ref underWay);
                await context.Response.Body.WriteAsync(feed, context.RequestAborted);
            });
            sources.Add(new TestSource($"quelle-{number}", site.Url($"/{number}/")));
        }

        await using var installation = await Installation.CreateAsync(sources);
        await using var first = installation.StartWorker();
        await using var second = installation.StartWorker();
        await Eventually.HoldsAsync(() => site.Requests.Count == sources.Count, () => $"{site.Requests.Count} polls\n{first.Log}\n{second.Log}");
        await installation.SettleAsync();

        Assert.Equal(1, most);
        Assert.Equal(4, await installation.ScalarAsync<long>("select count(*) from report.article"));
        var gaps = await installation.QueryAsync<TimeSpan>(
            "select started_at - lag(finished_at) over (order by started_at) from monitor.fetch order by started_at offset 1");
        Assert.All(gaps, gap => Assert.True(gap >= TimeSpan.FromSeconds(1.9), $"gap of {gap}"));
    }

    private static Dictionary<string, string> OneAtATime => new(StringComparer.Ordinal) { ["NEWSMONITOR__Polling__Concurrency"] = "1" };

    private static async Task<LoopbackSite> SiteAsync(string address, TestFeed feed, Barrier together)
    {
        var bytes = feed.ToBytes();
        var site = await LoopbackSite.StartAsync(address);
        site.Map("/feed/", async context =>
        {
            await Task.Run(() => together.SignalAndWait(TimeSpan.FromSeconds(2), context.RequestAborted), context.RequestAborted);
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
        return site;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
