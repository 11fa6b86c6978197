using Dapper;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Erasing;
using NewsMonitor.Worker.Erasing;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Erasing;

/// <summary>All that a source showed goes by order, in batches; a replay knows what it cannot send.</summary>
public sealed class EraseSourceTests
{
    private const string Left = """
        select (select count(*) from report.article where source = 'year-00001') + (select count(*) from report.sighting g join monitor.identity i on i.public_id = g.article
                   join monitor.source s on s.id = i.owner_id where s.key = 'year-00001')
               + (select count(*) from monitor.identity i join monitor.source s on s.id = i.owner_id where s.key = 'year-00001' and (i.link is not null or i.erased_at is null))
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_gone_on_with_where_it_was_broken_off_and_a_replay_leaves_out_what_is_erased()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        await using var installation = await Installation.CreateMigratedAsync();
        await GeneratedYear.FillAsync(installation, 2_000, TimeProvider.System.GetUtcNow(), days: 30);
        await installation.ExecuteAsync("insert into monitor.quarantine (source_id, fetch_id, reason, raw) select id, 0, 'r', 'raw' from monitor.source where key = 'year-00001'");
        var articles = await installation.ScalarAsync<int>("select count(*)::int from report.article where source = 'year-00001'");
        var events = await installation.ScalarAsync<int>("select count(*)::int from report.event e join report.article a using (article) where a.source = 'year-00001'");
        Assert.InRange(articles, 100, 1_999);
        Assert.InRange(events, 10, 1_999);
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var store = new ErasureStore(worker, TimeProvider.System);

        // Broken off after the first batch.
        var target = (await store.FindAsync("year-00001", Stop))!;
        Assert.Equal(articles, target.Articles.Count);
        var first = await store.EraseAsync(await store.BeginAsync(target, "Klage", Stop), [.. target.Articles.Take(50)], Stop);
        Assert.Equal(50, first.Articles);

        var rest = (await store.FindAsync("year-00001", Stop))!;
        var erasure = new Erasure(store, TimeProvider.System, TextWriter.Null);
        await erasure.RunAsync(rest, reason: null, Stop);
        Assert.Equal(articles - 50, erasure.Counts.Articles);
        Assert.NotEqual(0, await installation.ScalarAsync<long>(Left));
        erasure = new Erasure(store, TimeProvider.System, TextWriter.Null);
        await erasure.RunAsync(rest, "Klage", Stop);

        Assert.Equal(0, await installation.ScalarAsync<long>(Left));
        Assert.Equal((articles, events, 1, true), Assert.Single(await installation.QueryAsync<(int, int, int, bool)>(
            "select articles, events, quarantined, finished_at is not null from report.erasure where kind = 'source' and subject = 'year-00001'")));
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from monitor.quarantine"));
        await ReplayLeavesOutAsync(installation, await installation.ScalarAsync<int>("select events + quoting_events from report.erasure"));
    }

    private static async Task ReplayLeavesOutAsync(Installation installation, int erased)
    {
        await using var subscriber = await RawSubscriber.ConnectAsync(installation.Subscriber);
        await subscriber.Channel.QueueDeclareAsync(
            "sub.local.late", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Stop);

        var told = (await installation.RunAsync("replay", "--since", "2020-01-01", "--to", "sub.local.late", "--rate", "10000")).Succeeded();

        var whole = await installation.ScalarAsync<long>("select count(*) from monitor.event where body <> ''");
        Assert.StartsWith($"{whole} events sent to sub.local.late", told.Output, StringComparison.Ordinal);
        Assert.EndsWith($"{erased} were left out: their words were erased.", told.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(whole, (await subscriber.DrainAsync("sub.local.late")).Count);
    }
}
