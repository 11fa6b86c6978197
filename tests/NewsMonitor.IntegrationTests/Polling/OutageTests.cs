using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Polling;

/// <summary>When the worker itself is cut off, or nobody works at all: no source is blamed, and what has waited is caught up with, once each.</summary>
public sealed class OutageTests
{
    private const int Hosts = 8;

    [Fact]
    public async Task Cut_off_from_all_hosts_no_source_is_blamed_it_is_one_incident_and_the_first_answer_ends_it()
    {
        // Ports where nobody listens, on hosts that have nothing to do with each other: to the worker, the net is gone.
        var ports = Enumerable.Range(0, Hosts).Select(_ => FreePort.Next()).ToList();
        var sources = ports.Select((port, number) => new TestSource($"quelle-{number}", new Uri($"http://127.0.1.{number + 1}:{port}/feed/"))).ToList();
        await using var installation = await Installation.CreateAsync(sources);
        var health = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var worker = installation.StartWorker(new Dictionary<string, string>(StringComparer.Ordinal) { ["NEWSMONITOR__Health__Url"] = $"{health}" });
        await worker.WaitForLogAsync("Cut off");
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<bool>("select max(failures) = 0 and sum(lease_token) > 0 from monitor.source_poll"),
            () => $"a source is blamed\n{worker.Log}");
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.incident where kind = 'outage' and closed_at is null"));
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from report.source where state in ('failing', 'down')"));

        List<LoopbackSite> sites = [];
        try
        {
            for (var number = 0; number < Hosts; number++)
            {
                var site = await LoopbackSite.StartAsync($"127.0.1.{number + 1}", port: ports[number]);
                site.Map("/feed/", "application/rss+xml", new TestFeed($"https://quelle-{number}.de").Add(number).ToBytes());
                sites.Add(site);
            }

            await Eventually.HoldsAsync(
                async () => await installation.ScalarAsync<long>("select count(*) from report.source where state = 'ok'") == Hosts,
                () => $"not all were caught up with\n{worker.Log}",
                TimeSpan.FromSeconds(90));
            await Eventually.HoldsAsync(
                async () => await installation.ScalarAsync<long>("select count(*) from report.incident where closed_at is not null") == 1,
                () => $"the incident stays open\n{worker.Log}");
            Assert.All(sites, site => Assert.Single(site.Requests));
            Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.incident"));
            var postponed = (await MetricsPage.ScrapeAsync(health))["newsmonitor_fetches_total{outcome=\"postponed\"}"];
            Assert.True(postponed > 0);
            Assert.Equal(await installation.ScalarAsync<long>("select sum(postponed) from report.source_day"), postponed);
            Assert.Equal(1, worker.Log.Split("Cut off").Length - 1);
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
    public async Task One_host_that_answers_makes_the_failures_of_the_others_their_own()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync("127.0.2.1");
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://quelle.de").Add(1).ToBytes());
        List<TestSource> sources = [new("gesund", site.Url("/feed/"))];
        sources.AddRange(Enumerable.Range(2, 3).Select(number => new TestSource($"krank-{number}", new Uri($"http://127.0.2.{number}:{FreePort.Next()}/feed/"))));
        await using var installation = await Installation.CreateAsync(sources);
        await using var worker = installation.StartWorker();

        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from report.source where state = 'failing'") == 3, () => worker.Log);
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from report.incident"));
    }

    [Fact]
    public async Task After_hours_without_a_worker_each_source_is_polled_once_and_not_all_at_once()
    {
        LongRun.Only();
        const int Waiting = 60;
        List<LoopbackSite> sites = [];
        try
        {
            List<TestSource> sources = [];
            for (var number = 1; number <= Waiting; number++)
            {
                var site = await LoopbackSite.StartAsync($"127.0.3.{number}");
                site.Map("/feed/", "application/rss+xml", new TestFeed($"https://quelle-{number}.de").Add(number).ToBytes());
                sites.Add(site);
                sources.Add(new TestSource($"quelle-{number}", site.Url("/feed/")));
            }

            await using var installation = await Installation.CreateAsync(sources);
            await installation.ExecuteAsync("""
                insert into monitor.worker (id, name, started_at, seen_at)
                values (gen_random_uuid(), 'before the night', now() - interval '9 hours', now() - interval '8 hours');
                update monitor.source_poll set next_due_at = now() - interval '7 hours'
                """);
            await using var worker = installation.StartWorker();
            await Eventually.HoldsAsync(
                async () => await installation.ScalarAsync<long>("select count(*) from monitor.fetch") >= Waiting, () => worker.Log, TimeSpan.FromSeconds(60));
            await installation.SettleAsync();

            Assert.All(sites, site => Assert.Single(site.Requests));
            Assert.Contains("Nobody has polled for 0", worker.Log, StringComparison.Ordinal);
            var perSecond = await installation.QueryAsync<int>(
                "select count(*)::int from monitor.fetch group by date_trunc('second', started_at)");
            Assert.True(perSecond.Max() <= Waiting / 3, $"{perSecond.Max()} of {Waiting} in one second");
        }
        finally
        {
            foreach (var site in sites)
            {
                await site.DisposeAsync();
            }
        }
    }
}
