using NewsMonitor.Core.Stories;

namespace NewsMonitor.Storage.Erasing;

/// <summary>Takes the words of articles out of everything that holds them.</summary>
/// <remarks>
/// The desk is held first: between its turns no article's words are under way to a story or an alert. Then the identities, as everybody does who writes
/// articles; their number of revision grows, so that a poll or page that has read an article before finds itself overtaken.
/// </remarks>
internal sealed class ArticleErasing(TransactionStep step)
{
    private const string HoldDeskSql = "select 1 from monitor.desk_lease for update";

    private const string LockSql = """
        select i.article_id as id, i.first_seen_at, i.public_id, i.announced_at is not null as is_announced from monitor.identity i
        where i.article_id = any(@Ids) and i.erased_at is null order by i.article_id for update
        """;

    private const string ForgetSql = """
        update monitor.identity set link = null, erased_at = now(), revision = revision + 1 where article_id = any(@Ids)
        """;

    // Whoever leads has read them into the window: the next one reads what is stored.
    private const string DropWindowSql = """
        update monitor.desk_lease set lease_until = '-infinity' where exists (
            select from monitor.story_article where article_id = any(@Ids) and first_seen_at >= (select max(first_seen_at) from monitor.story_article) - @Window)
        """;

    private static readonly string[] Tables =
        ["article_topic", "article_event_class", "article_entity", "sighting", "revision"];

    public async Task<ErasureCounts> RunAsync(IReadOnlyList<ErasableArticle> articles)
    {
        await step.ScalarAsync<int>(HoldDeskSql, new { });
        var locked = (await step.QueryAsync<Locked>(LockSql, new { Ids = articles.Select(article => article.Id).ToArray() })).ToList();
        if (locked.Count == 0)
        {
            return new ErasureCounts();
        }

        long[] ids = [.. locked.Select(article => article.Id)];
        var told = locked.Where(article => article.IsAnnounced).ToList();
        var quotations = new QuotationErasing(step, ids, locked.Min(article => article.FirstSeenAt));
        var counts = await quotations.RunAsync([.. told.Select(article => article.Id)], [.. told.Select(article => article.PublicId)]);

        await step.ExecuteAsync(DropWindowSql, new { Ids = ids, new StoryOptions().Window });
        var revisions = await DeleteAsync(locked);
        await step.ExecuteAsync(ForgetSql, new { Ids = ids });
        return counts with { Articles = locked.Count, Revisions = revisions };
    }

    /// <summary>In the order in which others lock these rows; returns how many revisions there were.</summary>
    private async Task<int> DeleteAsync(List<Locked> locked)
    {
        var places = new
        {
            Ids = locked.Select(article => article.Id).ToArray(),
            FirstSeen = locked.Select(article => article.FirstSeenAt).ToArray(),
            First = locked.Min(article => article.FirstSeenAt),
            Last = locked.Max(article => article.FirstSeenAt),
        };
        await step.ExecuteAsync("delete from monitor.page_task where article_id = any(@Ids)", new { places.Ids });
        await step.ExecuteAsync("delete from monitor.desk_parked where article_id = any(@Ids)", new { places.Ids });
        var revisions = 0;
        foreach (var table in Tables)
        {
            revisions = await step.ExecuteAsync(DeleteSql(table, "article_id"), places);
        }

        // What search knows of them goes with them.
        await step.ExecuteAsync(DeleteSql("article", "id"), places);
        return revisions;
    }

    private static string DeleteSql(string table, string key) => $"""
        delete from monitor.{table} t using unnest(@Ids, @FirstSeen) as g (id, first_seen_at)
        where t.{key} = g.id and t.first_seen_at = g.first_seen_at and t.first_seen_at between @First and @Last
        """;

    private sealed class Locked
    {
        public long Id { get; init; }

        public DateTime FirstSeenAt { get; init; }

        public Guid PublicId { get; init; }

        public bool IsAnnounced { get; init; }
    }
}
