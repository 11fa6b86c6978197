using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using Npgsql;

namespace NewsMonitor.Storage.Intake;

/// <summary>Claims identities. The unique keys decide which of two workers has seen an article first; the other one plans again.</summary>
/// <remarks>Rows are inserted in sorted order, identities before keys, so that two transactions cannot wait for each other in a circle.</remarks>
internal sealed class IdentityWriter(IntakePlan plan)
{
    // The keys need all identities before the first of them is inserted: their sort sees to that. One row answers, whatever was added.
    private const string AddSql = """
        with added as (
            insert into monitor.identity (public_id, first_seen_at, owner_id, link, content_hash, backfill, announced_at)
            select a.public_id, now(), (select s.id from monitor.source s where s.key = a.owner), a.link, a.content_hash, a.backfill,
                   case when a.announce then now() end
            from unnest(@PublicIds, @Owners, @Links, @Contents, @Backfill, @Announce)
                as a (public_id, owner, link, content_hash, backfill, announce)
            order by a.public_id
            on conflict do nothing
            returning article_id, public_id, first_seen_at
        ), keyed as (
            insert into monitor.identity_key (hash, article_id, kind)
            select k.hash, coalesce(k.article_id, a.article_id), k.kind
            from unnest(@Hashes, @Kinds, @KeyArticles, @KeyPublicIds) as k (hash, kind, article_id, public_id)
                left join added a on a.public_id = k.public_id
            where k.article_id is not null or a.article_id is not null
            order by k.hash
            on conflict do nothing
            returning 1
        )
        select coalesce(array_agg(article_id), '{}'), coalesce(array_agg(public_id), '{}'), now(), (select count(*)::int from keyed) from added
        """;

    private const string ReviseSql = """
        update monitor.identity i
        set revision = r.expected + 1, content_hash = r.content_hash, announced_at = coalesce(i.announced_at, case when r.announce then now() end)
        from unnest(@Articles, @Expected, @Contents, @Announce) as r (article_id, expected, content_hash, announce)
        where i.article_id = r.article_id and i.revision = r.expected
        returning 1
        """;

    private const string DistrustSql = "update monitor.identity_key set trusted = false where hash = any(@Hashes)";

    private readonly IReadOnlyList<NewKey> _keys =
    [
        .. plan.New.SelectMany(article => article.Keys.Select(key => new NewKey(key, null, article.PublicId))),
        .. plan.AddedKeys.Select(added => new NewKey(added.Key, added.Article.Id, null)),
    ];

    /// <summary>Adds new identities and keys, and counts revisions up.</summary>
    public void Claim(StatementBatch batch)
    {
        if (plan.New.Count + _keys.Count > 0)
        {
            batch.Add(AddSql)
                .With("PublicIds", plan.New.Select(article => article.PublicId).ToArray())
                .With("Owners", plan.New.Select(article => article.Owner).ToArray())
                .With("Links", plan.New.Select(article => article.Keys.FirstOrDefault(key => key.Kind == IdentityKeyKind.Link)?.Value).ToArray())
                .With("Contents", plan.New.Select(article => article.State.ContentHash.ToArray()).ToArray())
                .With("Backfill", plan.New.Select(article => article.Backfill).ToArray())
                .With("Announce", plan.New.Select(article => article.Announce).ToArray())
                .With("Hashes", _keys.Select(key => key.Key.Hash).ToArray())
                .With("Kinds", _keys.Select(key => key.Key.KindName).ToArray())
                .With("KeyArticles", _keys.Select(key => key.ArticleId).ToArray())
                .With("KeyPublicIds", _keys.Select(key => key.PublicId).ToArray());
        }

        if (plan.Revised.Count > 0)
        {
            batch.Add(ReviseSql)
                .With("Articles", plan.Revised.Select(article => article.Article.Id).ToArray())
                .With("Expected", plan.Revised.Select(article => article.Article.Revision).ToArray())
                .With("Contents", plan.Revised.Select(article => article.State.ContentHash.ToArray()).ToArray())
                .With("Announce", plan.Revised.Select(article => article.Announcement == RevisionAnnouncement.Detected).ToArray());
        }
    }

    /// <summary>Reads what <see cref="Claim"/> came to; null when somebody else added or revised one of the articles meanwhile.</summary>
    public async Task<IReadOnlyList<StoredArticle>?> ReadAsync(NpgsqlDataReader answers, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredArticle>? added = [];
        if (plan.New.Count + _keys.Count > 0)
        {
            added = await ReadAddedAsync(answers, cancellationToken);
            await answers.NextResultAsync(cancellationToken);
        }

        if (plan.Revised.Count > 0)
        {
            var revised = 0;
            while (await answers.ReadAsync(cancellationToken))
            {
                revised++;
            }

            await answers.NextResultAsync(cancellationToken);
            added = revised == plan.Revised.Count ? added : null;
        }

        return added;
    }

    public void Distrust(StatementBatch batch)
    {
        if (plan.DistrustedKeys.Count > 0)
        {
            batch.Add(DistrustSql).With("Hashes", plan.DistrustedKeys.Select(key => key.Hash).ToArray());
        }
    }

    private async Task<IReadOnlyList<StoredArticle>?> ReadAddedAsync(NpgsqlDataReader answers, CancellationToken cancellationToken)
    {
        await answers.ReadAsync(cancellationToken);
        var (articles, publicIds) = (answers.GetFieldValue<long[]>(0), answers.GetFieldValue<Guid[]>(1));
        if (articles.Length < plan.New.Count || answers.GetInt32(3) < _keys.Count)
        {
            return null;
        }

        var firstSeen = answers.GetFieldValue<DateTimeOffset>(2);
        var ids = publicIds.Zip(articles).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. plan.New.Select(article => new StoredArticle(ids[article.PublicId], firstSeen, article))];
    }

    /// <summary>A key of a stored article, or of one that is stored with it.</summary>
    private sealed record NewKey(IdentityKey Key, long? ArticleId, Guid? PublicId);
}
