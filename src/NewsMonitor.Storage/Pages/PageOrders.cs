using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Polling;

namespace NewsMonitor.Storage.Pages;

/// <summary>Orders the pages of articles whose feed is thin, in the transaction that stores what the feed says.</summary>
/// <remarks>A new revision takes the task of the one before over: a page that is being asked for then completes nothing any more.</remarks>
internal sealed class PageOrders(StatementBatch batch, LeasedSource lease, Source source, FetchFacts fetch)
{
    private const string AddHostsSql = """
        insert into monitor.host (name) select distinct host from unnest(@Hosts) as host order by host on conflict do nothing
        """;

    private const string AddSql = """
        insert into monitor.page_task (article_id, first_seen_at, source_id, host, origin, url, revision, deadline_at)
        select o.article_id, o.first_seen_at, @SourceId, o.host, o.origin, o.url, o.revision, now() + @Deadline
        from unnest(@Articles, @FirstSeen, @Hosts, @Origins, @Urls, @Revisions) as o (article_id, first_seen_at, host, origin, url, revision)
        order by o.article_id
        on conflict (article_id) do update set
            source_id = excluded.source_id, host = excluded.host, origin = excluded.origin, url = excluded.url, revision = excluded.revision, purpose = excluded.purpose, moves = 0,
            next_attempt_at = now(), deadline_at = excluded.deadline_at, attempts = 0, lease_until = null, lease_token = null,
            failure = null, failure_message = null
        """;

    private const string RemoveSql = "delete from monitor.page_task where article_id = any(@Articles)";

    /// <summary>To be called before the articles themselves are written: whoever settles a task locks it first, then its article.</summary>
    public void Place(IReadOnlyList<StoredArticle> added, IReadOnlyList<RevisedArticle> revised)
    {
        var wanted = added.Where(stored => IsWanted(stored.Article.Link, stored.Article.State))
            .Select(stored => new Order(stored.Id, stored.FirstSeenAt, stored.Article.Link!, 1))
            .Concat(revised.Where(article => IsWanted(article.Link, article.State))
                .Select(article => new Order(article.Article.Id, article.Article.FirstSeenAt, article.Link!, article.Revision)))
            .ToList();
        var obsolete = revised.Select(article => article.Article.Id).Except(wanted.Select(order => order.ArticleId)).ToArray();
        if (obsolete.Length > 0)
        {
            batch.Add(RemoveSql).With("Articles", obsolete);
        }

        if (wanted.Count > 0)
        {
            Add(wanted);
        }
    }

    private bool IsWanted(Uri? link, ArticleState state) => fetch.PageDeadline is not null && PageNeed.Exists(source, link, state);

    private void Add(IReadOnlyList<Order> orders)
    {
        var hosts = orders.Select(order => ArticleAddress.Site(order.Link)).ToArray();
        batch.Add(AddHostsSql).With("Hosts", hosts);
        batch.Add(AddSql)
            .With("SourceId", lease.SourceId)
            .With("Deadline", fetch.PageDeadline!.Value)
            .With("Articles", orders.Select(order => order.ArticleId).ToArray())
            .With("FirstSeen", orders.Select(order => order.FirstSeenAt.UtcDateTime).ToArray())
            .With("Hosts", hosts)
            .With("Origins", orders.Select(order => WebOrigin.Of(order.Link)).ToArray())
            .With("Urls", orders.Select(order => order.Link.AbsoluteUri).ToArray())
            .With("Revisions", orders.Select(order => order.Revision).ToArray());
    }

    private sealed record Order(long ArticleId, DateTimeOffset FirstSeenAt, Uri Link, int Revision);
}
