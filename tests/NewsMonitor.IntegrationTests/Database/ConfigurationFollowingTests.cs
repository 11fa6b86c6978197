using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>A running worker follows the number of the active set.</summary>
public sealed class ConfigurationFollowingTests
{
    private const string Refusals = """
        select concat_ws(' ', told -> 'incident' ->> 'state', told -> 'incident' ->> 'revision', told ->> 'file', told ->> 'activeSet')
        from (select sequence, convert_from(body, 'UTF8')::jsonb -> 'data' as told from monitor.event where type = 'monitor.rules.refused.v1') e order by sequence
        """;

    [Fact]
    public async Task A_running_worker_picks_a_new_set_up_and_keeps_it_when_the_next_cannot_be_read()
    {
        await using var one = await LoopbackSite.StartAsync();
        await using var other = await LoopbackSite.StartAsync("127.0.0.2");
        one.Map("/feed/", "application/rss+xml", new TestFeed("https://eins.de").Add(1).ToBytes());
        other.Map("/feed/", "application/rss+xml", new TestFeed("https://zwei.de").Add(2).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("eins", one.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        await installation.ApplyAsync(new TestSource("eins", one.Url("/feed/")), new TestSource("zwei", other.Url("/feed/")));
        await Eventually.HoldsAsync(() => other.Requests.Count == 1, () => $"the new source was not polled\n{worker.Log}", TimeSpan.FromSeconds(10));
        await installation.SettleAsync();

        // As a newer version might have written it.
        await installation.ExecuteAsync("""
            with bad as (insert into monitor.configuration_set (content_hash) values ('sha256:' || repeat('0', 64)) returning number),
            file as (insert into monitor.configuration_file select number, 'sources.yaml', 'schema: monitor.sources/99' from bad)
            update monitor.configuration_active set set_number = (select number from bad)
            """);
        await worker.WaitForLogAsync("Configuration set 3 cannot be read (");
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(() => one.Requests.Count == 2 && other.Requests.Count == 2, () => $"polling stopped\n{worker.Log}");
        await installation.SettleAsync();

        var refusal = Assert.Single(worker.Log.Split('\n'), line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.Contains("ERROR", refusal, StringComparison.Ordinal);
        Assert.Contains("set 2 stays in use", refusal, StringComparison.Ordinal);

        // Told once, though the worker looks every second; and a set that is not even stored is told by whoever would apply it.
        Assert.Equal(["refused 1 taxonomy.yaml 2"], await installation.QueryAsync<string>(Refusals));
        File.WriteAllText(Path.Combine(installation.SeedsFolder, "sources.yaml"), "schema: monitor.sources/1\n\nsources: none");
        Assert.Equal(78, (await installation.RunAsync("apply")).ExitCode);
        Assert.Equal(78, (await installation.RunAsync("apply")).ExitCode);
        Assert.Equal(["refused 1 taxonomy.yaml 2", "refused 2 sources.yaml 3"], await installation.QueryAsync<string>(Refusals));

        installation.WriteSeeds([new TestSource("eins", one.Url("/feed/"))]);
        (await installation.RunAsync("apply")).Succeeded();
        await worker.WaitForLogAsync("Configuration set 4 is in use");
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.incident where kind = 'rules' and closed_at is not null"));
    }
}
