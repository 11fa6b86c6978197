using Dapper;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Retagging;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Retagging;

/// <summary>What workers do at the same time comes first; with the worker's login.</summary>
public sealed class RetagStoreTests(SoldiersInstallation shared) : IClassFixture<SoldiersInstallation>
{
    private static readonly RuleSetStamp Rules = new(1, "sha256:other");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_others_change_is_left_to_them()
    {
        var installation = await shared.GetAsync();
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1).Add(2).Add(3).Add(4).Add(5));
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var store = new RetagStore(worker, new ArticleEventWriter());
        var read = await ReadAsync(worker);
        Assert.Equal("1 2 3 4 5", Numbers(read));

        Assert.True((await store.StoreAsync(read, Rules with { Set = 2 }, announce: true, Stop)).IsSuperseded);

        // Revised, and completed by its page under the same revision.
        await installation.ExecuteAsync("""
            update monitor.identity set revision = 2 where link like '%beispiel.de/artikel/1';
            update monitor.article set revision = 2 where link like '%beispiel.de/artikel/1/';
            insert into monitor.revision (article_id, first_seen_at, number, fetch_id, title, text, content_hash, kinds, relevance, severity)
            select article_id, first_seen_at, 2, fetch_id, title, text, content_hash, kinds, relevance, severity from monitor.revision where article_id = (select article_id from monitor.identity where link like '%beispiel.de/artikel/1');
            update monitor.article set page_outcome = 'completed', page_settled_at = now() where link like '%beispiel.de/artikel/2/'
            """);
        await using (var other = new NpgsqlConnection(installation.Database))
        {
            await other.OpenAsync(Stop);
            await using var transaction = await other.BeginTransactionAsync(Stop);
            await other.ExecuteAsync("""
                select 1 from monitor.identity where link like '%beispiel.de/artikel/3' for update;
                update monitor.article set page_failure = null where link like '%beispiel.de/artikel/4/'
                """);

            // It would wait for ever if it waited.
            var outcome = await store.StoreAsync(read, Rules, announce: true, Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop);

            Assert.Equal("5", Numbers(outcome.Stored));
            Assert.Equal("3 4", Numbers(outcome.Busy));
            await transaction.RollbackAsync(Stop);
            Assert.Equal("3 4", Numbers((await store.StoreAsync(outcome.Busy, Rules, announce: true, Stop)).Stored));
        }

        Assert.Equal(["3", "4", "5"], await installation.QueryAsync<string>(
            "select substring(a.title from '[(](.)[)]') from report.article a where rules_hash = 'sha256:other' and not exists (select from report.article_topic t where t.article = a.article) order by 1"));
        Assert.Equal(3, await installation.ScalarAsync<long>("select count(*) from monitor.event where type = 'monitor.article.revised.v1'"));

        // Read anew, the revised one has its turn; the others have what they get already, and their events are told.
        var again = await ReadAsync(worker);
        Assert.Equal("1 2", Numbers([.. again.Where(article => article.IsDue(announce: true))]));
        Assert.Equal(2, (await store.StoreAsync([.. again.Where(article => article.IsDue(announce: true))], Rules, announce: true, Stop)).Stored.Count);
        Assert.Equal(5, await installation.ScalarAsync<long>("select count(*) from monitor.event where type = 'monitor.article.revised.v1'"));
        Assert.True(await installation.ScalarAsync<bool>("select bool_and((r.relevance = 0) = (r.number = 2 or r.title not like '%(1)')) from monitor.revision r join monitor.article a on a.id = r.article_id where a.link like 'https://beispiel.de/%'"));
    }

    [Fact]
    public async Task A_range_is_read_in_pages_that_neither_overlap_nor_leave_out()
    {
        var installation = await shared.GetAsync();
        await installation.ImportAsync("beispiel", new TestFeed("https://andere.de").Add(1).Add(2));
        await installation.ImportAsync("beispiel", new TestFeed("https://andere.de").Add(3).Add(4).Add(5));
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var (query, sources) = (new TaggedArticleQuery(worker), new Dictionary<string, Source>());
        var all = (await query.PageAsync(new HistoryRange(DateTimeOffset.UnixEpoch), null, 100, sources, Stop)).Select(article => article.Known).ToList();
        Assert.InRange(all.Count, 5, 10);

        List<long> paged = [];
        for (HistoryPlace? place = null; await NextAsync(place) is { Count: > 0 } page; place = new HistoryPlace(page[^1].Known.FirstSeenAt, page[^1].Known.Id))
        {
            Assert.InRange(page.Count, 1, 2);
            paged.AddRange(page.Select(article => article.Known.Id));
        }

        Assert.Equal(all.Select(known => known.Id), paged);
        var last = all[^1].FirstSeenAt;
        Assert.Equal(3, (await query.PageAsync(new HistoryRange(last, Source: "beispiel"), null, 100, sources, Stop)).Count(article => article.Known.FirstSeenAt == last));
        Assert.Equal(all.Count(known => known.FirstSeenAt < last), (await query.PageAsync(new HistoryRange(all[0].FirstSeenAt, last), null, 100, sources, Stop)).Count);
        Assert.Empty(await query.PageAsync(new HistoryRange(all[0].FirstSeenAt, Source: "niemand"), null, 100, sources, Stop));

        Task<IReadOnlyList<TaggedArticle>> NextAsync(HistoryPlace? place) => query.PageAsync(new HistoryRange(DateTimeOffset.UnixEpoch), place, 2, sources, Stop);
    }

    /// <summary>All articles, planned by rules that know nothing.</summary>
    private static async Task<IReadOnlyList<RetaggedArticle>> ReadAsync(NpgsqlDataSource worker)
    {
        var sources = new Dictionary<string, Source>();
        var page = await new TaggedArticleQuery(worker).PageAsync(new HistoryRange(DateTimeOffset.UnixEpoch), null, 100, sources, Stop);
        return [.. page.Where(article => article.Link!.Host == "beispiel.de").Select(article => RetaggedArticle.Plan(article, Rules, 35, _ => new TagResult
        {
            Relevance = 0,
            Severity = new Severity(0, null),
            Topics = [],
            Events = [],
        }))];
    }

    private static string Numbers(IReadOnlyList<RetaggedArticle> articles) =>
        string.Join(' ', articles.Select(article => article.Article.Known.Title[^2]).Order());
}
