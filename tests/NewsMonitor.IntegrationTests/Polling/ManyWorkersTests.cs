using System.Diagnostics;
using NewsMonitor.FeedFarm;
using NewsMonitor.IntegrationTests.Faults;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Polling;

/// <summary>Several workers on one database: they share, keep out of each other's way, and take over from one that fails them.</summary>
public sealed class ManyWorkersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 400)]
    [InlineData(2, 2000)]
    [InlineData(3, 2000)]
    public async Task Workers_share_the_sources_evenly_poll_each_once_and_never_two_of_a_host_at_a_time(int count, int sources)
    {
        if (sources > 400)
        {
            LongRun.Only();
        }

        var options = new FarmOptions { Port = FreePort.Next(), Hosts = 250, Sources = sources, MinItems = 1, MaxItems = 1 };
        await using var farm = await FarmHost.StartAsync(options, Stop);
        await using var installation = await Installation.CreateAsync(
            [.. farm.Farm.Sources.Select(source => new TestSource($"quelle-{source.Id}", source.FeedUrl, "7d"))]);

        // They all start before anything is due, as they would on any day but the first.
        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = now() + interval '1 hour'");
        // With the lease of an ordinary installation: on a machine where everything waits for two processors, seconds are not enough.
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Fetching__Deadline"] = "00:00:30",
            ["NEWSMONITOR__Polling__Lease"] = "00:02:00",
        };
        var workers = Enumerable.Range(0, count).Select(_ => installation.StartWorker(settings)).ToList();
        try
        {
            foreach (var worker in workers)
            {
                await worker.WaitForLogAsync($"{count} workers share the sources", TimeSpan.FromSeconds(60));
            }

            // Fifty a second: many, and not more than this machine can do, for a worker that lags behind is helped by the others.
            await installation.ExecuteAsync($"update monitor.source_poll set next_due_at = now() + random() * {sources / 50} * interval '1 second'");
            await Eventually.HoldsAsync(
                async () => await installation.ScalarAsync<bool>($"select count(*) = {sources} from monitor.source_day"),
                () => $"not all were polled\n{workers[0].Log[^2000..]}",
                TimeSpan.FromSeconds(240));

            using var client = new FarmClient(options.Port);
            var stats = await client.StatsAsync(Stop);
            var twice = await installation.QueryAsync<string>("""
                select s.key || ': ' || string_agg(coalesce(f.failure || ' ' || f.message, 'ok') || ' ' || f.started_at::time || ' to ' || f.finished_at::time, ', ')
                from monitor.fetch f join monitor.source s on s.id = f.source_id group by s.key having count(*) > 1
                """);
            Assert.Empty(twice);
            Assert.Equal(sources, stats.Requests);
            Assert.Equal(1, stats.MostInFlightPerHost);
            Assert.True(stats.ShortestGapPerHost >= TimeSpan.FromSeconds(1.9), $"{stats.ShortestGapPerHost} between two requests at a host");
            var shares = workers.Select(worker => worker.Log.Split(" entries, ").Length - 1).ToList();
            Assert.Equal(sources, shares.Sum());
            Assert.All(shares, share => Assert.InRange(share, sources / count * 0.7, sources / count * 1.3));
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task A_worker_frozen_in_a_fetch_past_its_lease_commits_nothing_when_it_wakes()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new TestFeed("https://beispiel.de").Add(1).Add(2).ToBytes();
        using var answered = new SemaphoreSlim(0);
        site.Map("/feed/", async context =>
        {
            // The first, who is about to be frozen, waits for its answer; the second gets it at once.
            if (site.Requests.Count == 1)
            {
                await answered.WaitAsync(context.RequestAborted);
            }

            await context.Response.Body.WriteAsync(feed, context.RequestAborted);
        });
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/"), "7d"));
        var patient = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Fetching__Deadline"] = "00:01:00",
            ["NEWSMONITOR__Polling__Lease"] = "00:02:01",
        };
        await using var frozen = installation.StartWorker(patient);
        await Eventually.HoldsAsync(() => site.Requests.Count == 1, () => frozen.Log);
        await SignalAsync(frozen, "STOP");

        // Its lease ends, as time would have it.
        await installation.ExecuteAsync("""
            update monitor.source_poll set lease_until = now() - interval '1 second';
            update monitor.host set lease_until = now() - interval '1 second', next_allowed_at = now()
            """);
        await using var other = installation.StartWorker();
        await Eventually.HoldsAsync(async () => await installation.ScalarAsync<long>("select count(*) from report.article") == 2, () => other.Log);
        var before = await installation.QueryAsync<string>("select md5(string_agg(f::text, '' order by id)) from monitor.fetch f");

        answered.Release();
        await SignalAsync(frozen, "CONT");
        await frozen.WaitForLogAsync("another worker has taken over; nothing was stored");

        Assert.Equal(before, await installation.QueryAsync<string>("select md5(string_agg(f::text, '' order by id)) from monitor.fetch f"));
        Assert.Equal(1, await installation.ScalarAsync<int>("select polls from monitor.source_day"));
        await installation.SettleAsync();
        await History.EveryArticleOnceAsync(installation);
    }

    [Fact]
    public async Task What_a_killed_worker_had_is_taken_over_within_the_lease_and_five_seconds()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var other = installation.StartWorker();
        await using var killed = installation.StartWorker();
        await killed.WaitForLogAsync("2 workers share the sources");
        await other.TerminateAsync();
        var seen = site.Requests.Count;
        await Eventually.HoldsAsync(
            async () =>
            {
                // Again and again: a poll that is just ending plans the next one.
                await installation.MakeDueAsync();
                return site.Requests.Count > seen;
            },
            () => killed.Log);
        await using var successor = installation.StartWorker();
        await successor.WaitForLogAsync("2 workers share the sources");
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());

        // Most of the time it is under way with this source; if it just gave up, its lease is over and nothing is to be waited for.
        var watch = Stopwatch.StartNew();
        killed.Kill();
        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = least(next_due_at, now())");
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from report.article") == 1, () => successor.Log, TimeSpan.FromSeconds(30));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(7 + 5));
    }

    [Theory]
    [InlineData("+1h")]
    [InlineData("-1h")]
    public async Task A_worker_whose_clock_is_wrong_by_an_hour_polls_at_the_same_times_and_takes_nobody_s_lease(string wrong)
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory.GetDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
            : null;
        Assert.SkipWhen(library is null, "libfaketime is not installed: tests/run installs it where it may");
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/slow/", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var away = await LoopbackSite.StartAsync("127.0.0.2");
        away.MapRedirect("/feed/", "/late/");
        away.Map("/late/", context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = TimeProvider.System.GetUtcNow().AddMinutes(10).ToString("r");
            return Task.CompletedTask;
        });
        await using var installation = await Installation.CreateAsync(
            new TestSource("beispiel", site.Url("/feed/"), "15m"), new TestSource("geduld", away.Url("/feed/"), "15m"));
        await using var worker = installation.StartWorker(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = library!,
            ["FAKETIME"] = wrong,
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        });
        // Once in many runs the library holds the first connection up, until that is given up and made again.
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from monitor.fetch") == 2, () => worker.Log, TimeSpan.FromMinutes(3));

        var times = (await installation.QueryAsync<(string, TimeSpan)>("select key, next_due_at - now() from report.source")).ToDictionary();
        Assert.InRange(times["beispiel"], TimeSpan.FromMinutes(13), TimeSpan.FromMinutes(17));
        Assert.InRange(times["geduld"], TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        Assert.True(await installation.ScalarAsync<bool>("select bool_and(abs(extract(epoch from now() - first_seen_at)) < 120) from report.article"));
        Assert.True(await installation.ScalarAsync<bool>("select bool_and(abs(extract(epoch from now() - finished_at)) < 120) from monitor.fetch"));

        // A lease of somebody else is looked at with the clock of the database.
        await installation.ExecuteAsync("update monitor.source_poll set lease_until = now() + interval '30 minutes', next_due_at = now()");
        var asked = site.Requests.Count + away.Requests.Count;
        await Task.Delay(TimeSpan.FromSeconds(4), Stop);
        Assert.Equal(asked, site.Requests.Count + away.Requests.Count);
    }

    private static async Task SignalAsync(WorkerProcess worker, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{worker.Id}"]);
        await kill.WaitForExitAsync(Stop);
    }
}
