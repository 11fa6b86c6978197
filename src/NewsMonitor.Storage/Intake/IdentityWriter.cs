using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;

namespace NewsMonitor.Storage.Intake;

/// <summary>Claims identities. The unique keys decide which of two workers has seen an article first; the other one plans again.</summary>
/// <remarks>Rows are inserted in sorted order, identities before keys, so that two transactions cannot wait for each other in a circle.</remarks>
internal sealed class IdentityWriter(TransactionStep step)
{
    private const string AddSql = """
        insert into monitor.identity (public_id, first_seen_at, owner_id, link, content_hash, backfill, announced_at)
        select a.public_id, now(), s.id, a.link, a.content_hash, a.backfill, case when a.announce then now() end
        from unnest(@PublicIds, @Owners, @Links, @Contents::bytea[], @Backfill, @Announce)
            as a (public_id, owner, link, content_hash, backfill, announce)
        join monitor.source s on s.key = a.owner
        order by a.public_id
        on conflict do nothing
        returning article_id, public_id, first_seen_at
        """;

    private const string AddKeysSql = """
        insert into monitor.identity_key (hash, article_id, kind)
        select * from unnest(@Hashes::bytea[], @Articles, @Kinds) as k (hash, article_id, kind) order by k.hash
        on conflict do nothing
        """;

    private const string ReviseSql = """
        update monitor.identity i
        set revision = r.expected + 1, content_hash = r.content_hash, announced_at = coalesce(i.announced_at, case when r.announce then now() end)
        from unnest(@Articles, @Expected, @Contents::bytea[], @Announce) as r (article_id, expected, content_hash, announce)
        where i.article_id = r.article_id and i.revision = r.expected
        """;

    private const string DistrustSql = "update monitor.identity_key set trusted = false where hash = any(@Hashes)";

    /// <summary>Adds identities; null when one of them was added by somebody else meanwhile.</summary>
    public async Task<IReadOnlyList<StoredArticle>?> AddAsync(IReadOnlyList<NewArticle> articles)
    {
        if (articles.Count == 0)
        {
            return [];
        }

        var rows = (await step.QueryAsync<IdentityRow>(AddSql, new
        {
            PublicIds = articles.Select(article => article.PublicId).ToArray(),
            Owners = articles.Select(article => article.Owner).ToArray(),
            Links = articles.Select(article => article.Keys.FirstOrDefault(key => key.Kind == IdentityKeyKind.Link)?.Value).ToArray(),
            Contents = articles.Select(article => article.State.ContentHash.ToArray()).ToArray(),
            Backfill = articles.Select(article => article.Backfill).ToArray(),
            Announce = articles.Select(article => article.Announce).ToArray(),
        })).ToDictionary(row => row.PublicId);

        return rows.Count < articles.Count
            ? null
            : [.. articles.Select(article => new StoredArticle(rows[article.PublicId].ArticleId, rows[article.PublicId].FirstSeenAt, article))];
    }

    /// <summary>Adds keys; false when one of them was added by somebody else meanwhile.</summary>
    public async Task<bool> AddKeysAsync(IReadOnlyList<StoredArticle> articles, IReadOnlyList<AddedKey> added)
    {
        var keys = articles.SelectMany(stored => stored.Article.Keys.Select(key => (Key: key, stored.Id)))
            .Concat(added.Select(further => (further.Key, further.Article.Id)))
            .ToList();
        return keys.Count == 0 || keys.Count == await step.ExecuteAsync(AddKeysSql, new
        {
            Hashes = keys.Select(pair => pair.Key.Hash).ToArray(),
            Articles = keys.Select(pair => pair.Id).ToArray(),
            Kinds = keys.Select(pair => pair.Key.KindName).ToArray(),
        });
    }

    /// <summary>Counts revisions up; false when somebody else revised one of the articles meanwhile.</summary>
    public async Task<bool> ReviseAsync(IReadOnlyList<RevisedArticle> revised) =>
        revised.Count == 0 || revised.Count == await step.ExecuteAsync(ReviseSql, new
        {
            Articles = revised.Select(article => article.Article.Id).ToArray(),
            Expected = revised.Select(article => article.Article.Revision).ToArray(),
            Contents = revised.Select(article => article.State.ContentHash.ToArray()).ToArray(),
            Announce = revised.Select(article => article.Announcement == RevisionAnnouncement.Detected).ToArray(),
        });

    public async Task DistrustAsync(IReadOnlyList<IdentityKey> keys)
    {
        if (keys.Count > 0)
        {
            await step.ExecuteAsync(DistrustSql, new { Hashes = keys.Select(key => key.Hash).ToArray() });
        }
    }

    private sealed class IdentityRow
    {
        public long ArticleId { get; init; }

        public Guid PublicId { get; init; }

        public DateTime FirstSeenAt { get; init; }
    }
}
