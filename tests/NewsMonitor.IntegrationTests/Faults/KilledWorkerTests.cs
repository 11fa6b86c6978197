using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary><c>kill -9</c> at exact moments. After a restart: nothing lost, no ghost, every id as if nothing had happened.</summary>
public sealed class KilledWorkerTests
{
    private const int Articles = 5;

    [Fact]
    public Task After_the_claim()
    {
        LongRun.Only();
        return KilledAt(kill => new Trap { Site = kill });
    }

    [Fact]
    public Task Before_the_commit()
    {
        LongRun.Only();
        return KilledAt(kill => new Trap { Database = KillPoints.BeforeCommit(kill) });
    }

    [Fact]
    public Task After_the_commit()
    {
        LongRun.Only();
        return KilledAt(kill => new Trap { Database = KillPoints.AfterCommit(kill) });
    }

    [Fact]
    public Task After_the_publish() => KilledAt(kill => new Trap { Broker = KillPoints.AfterPublish(kill) });

    [Fact]
    public Task Before_the_outbox_row_is_removed()
    {
        LongRun.Only();
        return KilledAt(kill => new Trap { Database = KillPoints.BeforeRemoval(kill) });
    }

    private static async Task KilledAt(Func<Action, Trap> set)
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new TestFeed("https://beispiel.de");
        for (var number = 1; number <= Articles; number++)
        {
            feed.Add(number);
        }

        var bytes = feed.ToBytes();
        var armed = true;
        WorkerProcess? victim = null;
        var trap = set(() => victim?.Kill());
        site.Map("/feed/", async context =>
        {
            if (armed)
            {
                trap.Site?.Invoke();
            }

            context.Response.ContentType = "application/rss+xml";
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var database = new WireProxy(new NpgsqlConnectionStringBuilder(installation.Database).Port, trap.Database);
        await using var broker = new WireProxy(TestServices.BrokerWorker.Port, trap.Broker);

        // Pooled connections would carry the marks of one step into the next.
        victim = installation.StartWorker(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Storage__Connection"] = new NpgsqlConnectionStringBuilder(installation.WorkerConnection) { Port = database.Port, Pooling = false }.ConnectionString,
            ["NEWSMONITOR__Broker__Url"] = installation.BrokerUrl(broker.Port),
        });
        await using (victim)
        {
            await victim.WaitForExitAsync(TimeSpan.FromSeconds(40));
            armed = false;
        }

        await using var successor = installation.StartWorker();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from report.article") == Articles, () => $"articles are missing\n{successor.Log}");
        await installation.SettleAsync();

        await History.MustHoldAsync(installation, await ExpectedAsync(bytes, installation));
    }

    /// <summary>The ids that an installation without any fault gives the same feed.</summary>
    private static async Task<IReadOnlyList<Guid>> ExpectedAsync(byte[] feed, Installation disturbed)
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", feed);
        await using var calm = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        Assert.NotEqual(disturbed.Name, calm.Name);
        (await calm.RunAsync("run", "--once")).Succeeded();
        return await calm.QueryAsync<Guid>("select id from monitor.event order by id");
    }

    private sealed record Trap
    {
        public Action? Site { get; init; }

        public Func<WireProxy.Passing, WireProxy.Verdict> Database { get; init; } = _ => WireProxy.Verdict.Pass;

        public Func<WireProxy.Passing, WireProxy.Verdict> Broker { get; init; } = _ => WireProxy.Verdict.Pass;
    }
}
