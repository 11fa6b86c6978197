using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Storage.Pages;

/// <summary>Reads the article that a page completes, and locks it until the transaction ends.</summary>
internal static class ThinArticleQuery
{
    // The identity first, as intake does: two transactions cannot wait for each other in a circle.
    private const string LockSql = "select revision from monitor.identity where article_id = @ArticleId for update";

    private const string ReadSql = """
        select i.public_id, i.link as known_link, owner.key as owner, i.revision, i.content_hash, i.backfill, i.announced_at is not null as announced,
               a.link, a.title, a.lead, a.language, a.categories, a.published_at, a.published_source, a.published_raw, a.published_quality,
               a.relevance, a.severity, r.text,
               array(
                   select t.topic from monitor.article_topic t
                   where t.article_id = i.article_id and t.first_seen_at = i.first_seen_at order by t.points desc, t.topic
               ) as topics
        from monitor.identity i
        join monitor.source owner on owner.id = i.owner_id
        join monitor.article a on a.id = i.article_id and a.first_seen_at = i.first_seen_at
        join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision
        where i.article_id = @ArticleId and i.first_seen_at = @FirstSeenAt
        """;

    /// <summary>The article; null when it has a newer revision than the one that the page was ordered for, or has left the database.</summary>
    public static async Task<ThinArticle?> LockAsync(TransactionStep step, LeasedPage lease)
    {
        if (await step.ScalarAsync<int?>(LockSql, new { lease.ArticleId }) != lease.Revision)
        {
            return null;
        }

        return (await step.QueryAsync<Row>(ReadSql, new { lease.ArticleId, lease.FirstSeenAt })).SingleOrDefault()?.ToArticle(lease);
    }

    private sealed class Row : StoredArticleRow
    {
        public string[] Topics { get; init; } = [];

        public ThinArticle ToArticle(LeasedPage lease) => new(new KnownArticle
        {
            Id = lease.ArticleId,
            PublicId = PublicId,
            FirstSeenAt = lease.FirstSeenAt,
            Link = KnownLink,
            Owner = Owner,
            Revision = Revision,
            ContentHash = new ContentHash(ContentHash),
            Backfill = Backfill,
            Announced = Announced,
            Title = Title,
            Text = Text,
            Relevance = Relevance,
            Severity = Severity,
            Topics = Topics,
        })
        {
            Link = Link is null ? null : new Uri(Link),
            Lead = Lead,
            Language = Language,
            Categories = Categories,
            Published = PublishedRaw is null
                ? null
                : new PublicationTime(PublishedAt, PublishedSource, QualityNames.Of(PublishedQuality), PublishedRaw),
        };
    }
}
