using System.Diagnostics;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

public sealed class StopTests
{
    [Fact]
    public async Task A_stop_during_a_fetch_that_hangs_is_quick_leaves_nothing_half_done_and_the_next_worker_polls_again()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        var patient = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Fetching__Deadline"] = "00:05:00",
            ["NEWSMONITOR__Polling__Lease"] = "00:11:00",
        };
        await using var worker = installation.StartWorker(patient);
        await Eventually.HoldsAsync(() => site.Requests.Count == 1, () => $"no request\n{worker.Log}");

        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await worker.TerminateAsync());

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(25));
        Assert.True(await installation.ScalarAsync<bool>(
            "select not exists (select from monitor.fetch) and not exists (select from monitor.source_day) and bool_and(failures = 0) from monitor.source_poll"));
        Assert.DoesNotContain("ERROR", worker.Log, StringComparison.Ordinal);

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var successor = installation.StartWorker();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from report.article") == 1,
            () => $"the source was not polled again\n{successor.Log}",
            TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_stop_lets_a_fetch_end_that_needs_a_moment_and_stores_it()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new TestFeed("https://beispiel.de").Add(1).ToBytes();
        site.Map("/feed/", async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(2), context.RequestAborted);
            await context.Response.Body.WriteAsync(feed, context.RequestAborted);
        });
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await Eventually.HoldsAsync(() => site.Requests.Count == 1, () => $"no request\n{worker.Log}");

        Assert.Equal(0, await worker.TerminateAsync());

        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.article"));
    }
}
