using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary>Holds what subscribers got against what is stored.</summary>
internal static class History
{
    /// <summary>
    /// Each expected event on an article was committed and delivered, no other was, and the same id always had the same bytes. What operators are told
    /// beside them, on another exchange, depends on how the fault went.
    /// </summary>
    public static async Task MustHoldAsync(Installation installation, IReadOnlyList<Guid> expected)
    {
        var committed = await CommittedAsync(installation);
        var delivered = await installation.ReadArchiveAsync();
        var byId = delivered.GroupBy(one => one.GetProperty("id").GetGuid()).ToList();

        Assert.Equal(expected.Order(), committed.Order());
        Assert.Equal(expected.Order(), byId.Select(copies => copies.Key).Order());
        Assert.All(byId, copies => Assert.Single(copies.Select(copy => copy.GetRawText()).Distinct(StringComparer.Ordinal)));
        Assert.Equal(0, await UnsentAsync(installation));
        await EveryArticleOnceAsync(installation);
        await EveryEventHasItsArticleAsync(installation, delivered);
    }

    /// <summary>Ids of the events on articles that were committed.</summary>
    public static Task<IReadOnlyList<Guid>> CommittedAsync(Installation installation) =>
        installation.QueryAsync<Guid>("select id from monitor.event where article_id is not null");

    /// <summary>How many events on articles wait in the outbox.</summary>
    public static Task<long> UnsentAsync(Installation installation) => installation.ScalarAsync<long>("""
        select count(*) from monitor.outbox o join monitor.event e on e.id = o.event_id and e.recorded_at = o.recorded_at where e.article_id is not null
        """);

    public static async Task EveryArticleOnceAsync(Installation installation)
    {
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) - count(distinct link) from monitor.article"));
        Assert.Equal(0, await installation.ScalarAsync<long>("""
            select count(*) from monitor.identity i full join monitor.article a on a.id = i.article_id where a.id is null or i.article_id is null
            """));
        Assert.Equal(0, await installation.ScalarAsync<long>("""
            select count(*) from monitor.article a
            where a.revision <> (select count(*) from monitor.revision r where r.article_id = a.id)
            """));
    }

    private static async Task EveryEventHasItsArticleAsync(Installation installation, IReadOnlyList<JsonElement> delivered)
    {
        var stored = (await installation.QueryAsync<Guid>("select public_id from monitor.article")).ToHashSet();
        Assert.All(delivered, one => Assert.Contains(one.GetProperty("data").GetProperty("article").GetProperty("id").GetGuid(), stored));
    }
}
