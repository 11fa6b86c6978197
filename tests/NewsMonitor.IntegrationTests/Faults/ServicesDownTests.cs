using System.Diagnostics;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary>The real services are stopped and started: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(ServicesDown), DisableParallelization = true)]
public sealed class ServicesDown;

[Collection(nameof(ServicesDown))]
public sealed class ServicesDownTests : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Whatever a test has left stopped is there again for the next one.</summary>
    public async ValueTask DisposeAsync() => await ServicesAsync("start", "all");

    [Fact]
    public async Task Without_PostgreSQL_at_the_start_the_worker_waits_and_says_so()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await ServicesAsync("stop", "pg");

        await using var worker = installation.StartWorker();
        await worker.WaitForLogAsync("PostgreSQL does not answer");
        Assert.False(worker.HasExited);
        await ServicesAsync("start", "pg");

        await worker.WaitForLogAsync("is ready");
        await installation.SettleAsync();
        Assert.Single(await installation.ReadArchiveAsync());
    }

    [Fact]
    public async Task Without_RabbitMQ_at_the_start_articles_are_stored_and_told_later()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).Add(2).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await ServicesAsync("stop", "mq");

        await using var worker = installation.StartWorker();
        await worker.WaitForLogAsync("Sending waits: RabbitMQ at");
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from monitor.outbox") == 2, () => $"nothing was stored\n{worker.Log}");
        await ServicesAsync("start", "mq");

        await installation.SettleAsync();
        await History.MustHoldAsync(installation, await History.CommittedAsync(installation));
    }

    [Fact]
    public async Task A_broker_stopped_while_polling_costs_no_article_and_no_event()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new TestFeed("https://beispiel.de").Add(1);
        site.Map("/feed/", "application/rss+xml", feed.ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        await ServicesAsync("stop", "mq");
        for (var number = 2; number <= 4; number++)
        {
            site.Map("/feed/", "application/rss+xml", feed.Add(number).ToBytes());
            await installation.MakeDueAsync();
            await Eventually.HoldsAsync(
                async () => await installation.ScalarAsync<long>("select count(*) from report.article") == number, () => $"storing stopped\n{worker.Log}");
        }

        Assert.Equal(3, await History.UnsentAsync(installation));
        await ServicesAsync("start", "mq");
        await installation.SettleAsync();

        var expected = await History.CommittedAsync(installation);
        Assert.Equal(4, expected.Count);
        await History.MustHoldAsync(installation, expected);
    }

    private static async Task ServicesAsync(string command, string which)
    {
        using var process = Process.Start(new ProcessStartInfo(TestServices.Script, [command, which]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, errors);
    }
}
