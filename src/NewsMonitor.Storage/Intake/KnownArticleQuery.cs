using Dapper;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using Npgsql;

namespace NewsMonitor.Storage.Intake;

/// <summary>Finds the stored articles that the entries of a fetch may be.</summary>
public sealed class KnownArticleQuery(NpgsqlDataSource dataSource)
{
    // The wide rows of article and revision are read only where the content differs or the source is new to the article: in an unchanged feed that
    // is nowhere. Where they are missing then, they have left: for retention, or erased.
    private const string LookUpSql = """
        with asked as materialized (
            select * from unnest(@Hashes::bytea[], @Contents::bytea[]) as asked (hash, content_hash)
        )
        select k.hash as key_hash, k.trusted, i.article_id, i.public_id, i.first_seen_at, i.link, owner.key as owner, i.revision, i.content_hash,
               i.backfill, i.announced_at is not null as announced,
               seen.here as seen_here,
               i.erased_at is not null or r.article_id is null and (i.content_hash <> asked.content_hash or not seen.here) as has_left,
               a.title, r.text, r.page_text, a.relevance, a.severity,
               case when a.id is not null then array(
                   select t.topic from monitor.article_topic t
                   where t.article_id = i.article_id and t.first_seen_at = i.first_seen_at order by t.points desc, t.topic
               ) end as topics,
               case when a.id is not null then array(
                   select recent.content_hash from monitor.revision recent
                   where recent.article_id = i.article_id and recent.first_seen_at = i.first_seen_at
                     and recent.recorded_at > now() - interval '48 hours'
               ) end as recent_hashes
        from asked
        join monitor.identity_key k on k.hash = asked.hash
        join monitor.identity i on i.article_id = k.article_id
        join monitor.source owner on owner.id = i.owner_id
        cross join lateral (
            select exists (
                select from monitor.sighting s
                where s.article_id = i.article_id and s.first_seen_at = i.first_seen_at and s.source_id = @SourceId
            ) as here
        ) seen
        left join monitor.article a
            on (i.content_hash <> asked.content_hash or not seen.here) and a.id = i.article_id and a.first_seen_at = i.first_seen_at
        left join monitor.revision r
            on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision
        """;

    /// <summary>Looks up all keys of all candidates in one statement.</summary>
    /// <param name="sourceId">The source that shows them.</param>
    /// <param name="candidates">The entries with their keys.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<KnownArticles> FindAsync(int sourceId, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var asked = candidates
            .SelectMany(candidate => candidate.Keys.Select(key => (key.Hash, Content: candidate.State.ContentHash.ToArray())))
            .DistinctBy(pair => Convert.ToHexString(pair.Hash))
            .ToList();

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var rows = await connection.QueryMultipleAsync(new CommandDefinition(
            "select now();" + LookUpSql,
            new
            {
                SourceId = sourceId,
                Hashes = asked.Select(pair => pair.Hash).ToArray(),
                Contents = asked.Select(pair => pair.Content).ToArray(),
            },
            cancellationToken: cancellationToken));

        var now = await rows.ReadSingleAsync<DateTime>();
        return new KnownArticles(now, (await rows.ReadAsync<Row>()).Select(row => row.ToKey()));
    }

    private sealed class Row
    {
        public byte[] KeyHash { get; init; } = [];

        public bool Trusted { get; init; }

        public long ArticleId { get; init; }

        public Guid PublicId { get; init; }

        public DateTime FirstSeenAt { get; init; }

        public string? Link { get; init; }

        public string Owner { get; init; } = "";

        public int Revision { get; init; }

        public byte[] ContentHash { get; init; } = [];

        public bool Backfill { get; init; }

        public bool Announced { get; init; }

        public bool SeenHere { get; init; }

        public bool HasLeft { get; init; }

        public string? Title { get; init; }

        public string? Text { get; init; }

        public string? PageText { get; init; }

        public short Relevance { get; init; }

        public short Severity { get; init; }

        public string[]? Topics { get; init; }

        public byte[][]? RecentHashes { get; init; }

        public KnownKey ToKey() => new(KeyHash, Trusted, new KnownArticle
        {
            Id = ArticleId,
            PublicId = PublicId,
            FirstSeenAt = FirstSeenAt,
            Link = Link,
            Owner = Owner,
            Revision = Revision,
            ContentHash = new ContentHash(ContentHash),
            RecentHashes = [.. (RecentHashes ?? []).Select(hash => new ContentHash(hash))],
            Backfill = Backfill,
            Announced = Announced,
            SeenHere = SeenHere,
            HasLeft = HasLeft,
            Title = Title ?? "",
            Text = Text ?? "",
            PageText = PageText,
            Relevance = Relevance,
            Severity = Severity,
            Topics = Topics ?? [],
        });
    }
}
