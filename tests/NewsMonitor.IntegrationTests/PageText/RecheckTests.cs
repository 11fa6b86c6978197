using System.Text.Json;
using Dapper;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Pages;
using Npgsql;

namespace NewsMonitor.IntegrationTests.PageText;

/// <summary>An announced article whose page is gone, and comes back; through the installed executable.</summary>
public sealed class RecheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_is_missing_twice_withdraws_its_article_and_one_that_is_back_restores_it()
    {
        await using var site = await LoopbackSite.StartAsync();
        // What was never live news, as all of a first fetch, is not looked at again.
        var feed = new TestFeed(site.Address.AbsoluteUri.TrimEnd('/')).Add(2);
        site.Map("/feed/", "application/rss+xml", feed.ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")) { Text = "feed" });
        await using var worker = installation.StartWorker();
        await FetchedAsync(installation, worker, "new = 1");
        site.Map("/feed/", "application/rss+xml", feed.Add(1).ToBytes());
        await installation.MakeDueAsync();
        await FetchedAsync(installation, worker, "known = 1");
        await using var login = NpgsqlDataSource.Create(installation.WorkerConnection);
        DefaultTypeMap.MatchNamesWithUnderscores = true; // as AddStorage does
        var orders = new RecheckOrders(login);
        Assert.Equal(0, await orders.PlaceDueAsync(Stop));

        await AnnouncedAgoAsync(installation, "61 minutes");
        Assert.Equal(1, await orders.PlaceDueAsync(Stop));
        Assert.Equal(0, await orders.PlaceDueAsync(Stop));
        await LookedAsync(installation, worker, "1 missing present");
        Assert.Empty(await installation.QueryAsync<string>("select type from monitor.event where type <> 'monitor.article.detected.v1'"));
        Assert.Equal(0, await orders.PlaceDueAsync(Stop));

        await installation.ExecuteAsync("update monitor.article set missing_since = missing_since - interval '61 minutes' where missing_since is not null");
        Assert.Equal(1, await orders.PlaceDueAsync(Stop));
        await LookedAsync(installation, worker, "1 missing withdrawn");
        var withdrawn = await DataAsync(installation, "monitor.article.withdrawn.v1");
        Assert.Equal((2, 1), (Number(withdrawn.GetProperty("article"), "revision"), Number(withdrawn, "previousRevision")));
        Assert.Equal("not-found", withdrawn.GetProperty("reason").GetString());
        Assert.False(withdrawn.GetProperty("article").TryGetProperty("excerpt", out _));

        site.Map("/artikel/1/", "text/html; charset=utf-8", "<p>Sie ist wieder da.</p>");
        await AnnouncedAgoAsync(installation, "25 hours");
        Assert.Equal(1, await orders.PlaceDueAsync(Stop));
        await LookedAsync(installation, worker, "2 there present");
        var restored = await DataAsync(installation, "monitor.article.revised.v1");
        Assert.Equal((3, 2), (Number(restored.GetProperty("article"), "revision"), Number(restored, "previousRevision")));
        Assert.Equal(["restored"], restored.GetProperty("changes").GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Equal(["", "withdrawn", "restored"], await installation.QueryAsync<string>("""
            select array_to_string(r.kinds, ',') from monitor.revision r join monitor.identity i on i.article_id = r.article_id
            where not i.backfill order by r.number
            """));

        await AnnouncedAgoAsync(installation, "9 days");
        Assert.Equal(0, await orders.PlaceDueAsync(Stop));
        await installation.ExecuteAsync("update monitor.source_poll set etag = null, last_modified = null, body_hash = null");
        await installation.MakeDueAsync();
        await FetchedAsync(installation, worker, "known = 2");
        Assert.Equal(3, await installation.ScalarAsync<int>("select revision from report.article where not backfill"));
    }

    private static Task FetchedAsync(Installation installation, WorkerProcess worker, string counts) => Eventually.HoldsAsync(
        async () => await installation.ScalarAsync<bool>($"select exists (select from monitor.fetch where {counts})"), () => $"never {counts}\n{worker.Log}");

    private static Task AnnouncedAgoAsync(Installation installation, string age) =>
        installation.ExecuteAsync($"update monitor.identity set announced_at = now() - interval '{age}'");

    private static Task LookedAsync(Installation installation, WorkerProcess worker, string state) => Eventually.HoldsAsync(
        async () => await installation.ScalarAsync<bool>($"""
            select rechecks || case when missing_since is null then ' there ' else ' missing ' end || case when withdrawn_at is null then 'present' else 'withdrawn' end
                = '{state}' and not exists (select from monitor.page_task)
            from monitor.article a join monitor.identity i on i.article_id = a.id where not i.backfill
            """),
        () => $"never '{state}'\n{worker.Log}");

    private static async Task<JsonElement> DataAsync(Installation installation, string type) => JsonDocument.Parse(
        await installation.ScalarAsync<byte[]>($"select body from monitor.event where type = '{type}'")).RootElement.GetProperty("data");

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
