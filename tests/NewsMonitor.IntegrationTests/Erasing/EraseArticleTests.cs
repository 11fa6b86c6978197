using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Stories;
using NewsMonitor.Core.Watch;
using NewsMonitor.Core.Watch.Conditions;
using NewsMonitor.IntegrationTests.Desk;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Erasing;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Erasing;

/// <summary>One article goes by order: from its feed through story and alert to the outbox, and a feed that goes on showing it.</summary>
public sealed class EraseArticleTests
{
    private static readonly WatchRule Everything = new()
    {
        Id = "everything",
        Titles = new Dictionary<string, string> { ["de"] = "Alles" },
        When = ConditionParser.Parse("relevance >= 1").Condition!,
        Priority = AlertPriority.P3,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_words_are_nowhere_any_more_and_it_does_not_come_back()
    {
        LongRun.Only();
        await using var scene = await DeskScene.CreateAsync(
            3, new DeskRules(new RuleSetStamp(1, "sha256:test"), [Everything]), new StoryOptions { Join = 0.2 });
        var installation = scene.Installation;
        await installation.ImportAsync("quelle-1", Feed(1, "Xylophonbrigade: "));
        await installation.ImportAsync("quelle-2", Feed(2, ""));
        await scene.TakeAllAsync();
        var article = await installation.ScalarAsync<Guid>("select public_id from monitor.article where title like '%Xylophon%'");
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.story where started_at is not null"));
        var holders = await WordHunt.HoldersAsync(installation, "xylophonbrigade");
        Assert.Equal(["article", "event", "revision", "story"], holders.Intersect(["article", "event", "revision", "story"]));
        Assert.Contains("identity", await WordHunt.HoldersAsync(installation, "quelle-1.de/artikel"));

        var dry = await installation.RunAsync("erase", $"{article}", "--reason", "Bitte der Redaktion");
        Assert.Equal((1, true), (dry.ExitCode, dry.Errors.Contains("Nothing was erased: say --yes.", StringComparison.Ordinal)));
        Assert.Equal(holders, await WordHunt.HoldersAsync(installation, "xylophonbrigade"));
        var erased = (await installation.RunAsync("erase", "https://quelle-1.de/artikel/1/", "--reason", "Bitte der Redaktion", "--yes")).Succeeded();

        Assert.Equal(dry.Output.Replace("Would be erased of", "Erased of", StringComparison.Ordinal), erased.Output);
        Assert.Contains("monitor.archive", erased.Output, StringComparison.Ordinal);
        foreach (var word in (string[])["xylophonbrigade", "quelle-1.de/artikel"])
        {
            Assert.Empty(await WordHunt.HoldersAsync(installation, word));
        }

        // The other one is whole, and gives the story its title.
        Assert.Contains("revision", await WordHunt.HoldersAsync(installation, "Panzerbrigade"));
        Assert.Equal(["Bundeswehr verlegt Panzerbrigade an die litauische Grenze (1)"], await installation.QueryAsync<string>("select distinct title from report.story where merged_into is null"));
        Assert.Equal([$"article {article} Bitte der Redaktion 1 1 1 done"], await installation.QueryAsync<string>("""
            select concat_ws(' ', kind, subject, reason, articles, revisions, events, case when finished_at is not null and quoting_events >= 2 and alerts >= 1 then 'done' end)
            from report.erasure
            """));
        Assert.Equal(["erased", "erased"], await installation.QueryAsync<string>(
            $"select state from report.event where article = '{article}' or (type like '%story%' and bytes = 0)"));
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from monitor.outbox o join monitor.event e on e.id = o.event_id where e.body = ''"));
        await ItDoesNotComeBackAsync(scene);
    }

    private static async Task ItDoesNotComeBackAsync(DeskScene scene)
    {
        var installation = scene.Installation;
        // Its feed goes on showing it, changed.
        await installation.ImportAsync("quelle-1", Feed(1, "Wieder Xylophonbrigade: "));

        Assert.Equal(["1 0 0 1 0"], await installation.QueryAsync<string>(
            "select distinct concat_ws(' ', seen, new, revised, known, sighting) from monitor.fetch where id > 2"));
        Assert.Empty(await WordHunt.HoldersAsync(installation, "xylophonbrigade"));

        // The leader whose window still held it has lost the lease; the next one goes on without it.
        Assert.Null(await scene.TryTakeAsync(50));
        await scene.TakeOverAsync();
        await scene.PlantAsync(new Planted(1, 3));
        await scene.TakeAllAsync();
        await scene.ReviewAsync();
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from monitor.identity where announced_at is not null and desk_seq is null"));

        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var store = new ErasureStore(worker, TimeProvider.System);
        Assert.Empty((await store.FindAsync("https://quelle-1.de/artikel/1/", Stop))!.Articles);
        Assert.Null(await store.FindAsync("niemand", Stop));
    }

    /// <summary>An article of a source; all tell the same, and what is said before it is in no other.</summary>
    private static TestFeed Feed(int source, string before) => new TestFeed($"https://quelle-{source}.de").Add(
        1,
        $"{before}Bundeswehr verlegt Panzerbrigade an die litauische Grenze",
        $"""
        {before}Die Panzerbrigade der Bundeswehr wird noch vor dem Winter mit Kampfpanzern und mehreren Tausend Soldaten an die litauische Grenze verlegt, wie das
        Ministerium am Abend bestätigte. Der General sprach von einem deutlichen Zeichen der Abschreckung; die Streitkräfte der Verbündeten üben dort
        gemeinsam die Abwehr von Drohnen und Raketen. Opposition und Gewerkschaft kritisierten Kasernen, Wohnungen und fehlende Munition.
        """);
}
