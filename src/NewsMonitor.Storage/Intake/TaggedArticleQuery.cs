using Dapper;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using Npgsql;

namespace NewsMonitor.Storage.Intake;

/// <summary>Reads stored articles with their tags, and the text that they were read from.</summary>
public sealed class TaggedArticleQuery(NpgsqlDataSource dataSource)
{
    private static readonly Dictionary<string, Source> NoSources = [];

    private const string ColumnsSql = """
        select a.id, a.first_seen_at, a.xmin::text as version, now() as read_at,
               i.public_id, i.link as known_link, owner.key as owner, i.content_hash, i.backfill, i.announced_at is not null as announced,
               s.key as source, s.name as source_name, s.url as source_url, s.country, s.publisher, s.tier,
               a.revision, a.link, a.title, a.lead, a.language, a.categories, a.published_at, a.published_source, a.published_raw, a.published_quality,
               a.text_scope, a.word_count, a.relevance, a.severity, a.severity_because, a.model_log_odds, a.set_number, a.rules_hash, r.text, r.page_text,
               case when r.page_text is null then (
                   select e.page_text from monitor.revision e
                   where e.article_id = a.id and e.first_seen_at = a.first_seen_at and e.number = a.revision - 1
               ) end as earlier_page_text,
               (select json_agg(json_build_object('id', t.topic, 'salience', t.salience, 'points', t.points) order by t.points desc, t.topic)
                   from monitor.article_topic t where t.article_id = a.id and t.first_seen_at = a.first_seen_at)::text as topics,
               (select json_agg(json_build_object('class', e.class, 'status', e.status, 'severity', e.severity))
                   from monitor.article_event_class e where e.article_id = a.id and e.first_seen_at = a.first_seen_at)::text as events,
               (select json_agg(json_build_object('id', n.entity, 'type', n.type, 'country', n.country, 'role', n.role, 'salience', n.salience,
                       'mentions', n.mentions, 'isMetonym', n.metonym))
                   from monitor.article_entity n where n.article_id = a.id and n.first_seen_at = a.first_seen_at)::text as entities
        from monitor.article a
        join monitor.identity i on i.article_id = a.id
        join monitor.source owner on owner.id = i.owner_id
        join monitor.source s on s.id = a.source_id
        join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision
        """;

    // Articles of one fetch were first seen at one moment: they are put in order as bare keys, before their texts are touched. The place is
    // given twice: the row comparison says where to go on, and its first column alone which partitions need not be looked into.
    private const string PageSql = $"""
        with page as materialized (
            select a.id, a.first_seen_at from monitor.article a
            where a.first_seen_at >= @From and (a.first_seen_at, a.id) > (@From, @FromId) and a.first_seen_at < coalesce(@Until::timestamptz, 'infinity')
              and (@Source::text is null or a.source_id = (select id from monitor.source where key = @Source::text))
            order by a.first_seen_at, a.id
            limit @Limit
        )
        {ColumnsSql}
        join page on page.id = a.id and page.first_seen_at = a.first_seen_at
        order by a.first_seen_at, a.id
        """;

    private const string FindSql = $"{ColumnsSql} where a.public_id = @PublicId";

    private const string ReadSql = $"{ColumnsSql} where a.id = @Id and a.first_seen_at = @FirstSeenAt";

    private const string ReadManySql = $"""
        {ColumnsSql}
        join unnest(@Ids, @FirstSeen) as g (id, first_seen_at) on g.id = a.id and g.first_seen_at = a.first_seen_at
        """;

    private const string KnowsSourceSql = "select exists (select from monitor.source where key = @Key)";

    /// <summary>The next articles of a range, oldest first; none behind its end.</summary>
    /// <param name="range">Which articles.</param>
    /// <param name="place">The last one of the page before; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="sources">The sources of the active set by key; of those that were retired the database knows enough.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<IReadOnlyList<TaggedArticle>> PageAsync(
        HistoryRange range, HistoryPlace? place, int limit, IReadOnlyDictionary<string, Source> sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(range);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<TaggedArticleRow>(new CommandDefinition(
            PageSql,
            new
            {
                From = (place?.FirstSeenAt ?? range.Since).UtcDateTime,
                FromId = place?.Id ?? 0,
                Until = range.Until?.UtcDateTime,
                range.Source,
                Limit = limit,
            },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToArticle(sources))];
    }

    /// <summary>One article; null when there is none with this id.</summary>
    /// <param name="publicId">The id that events and reports show.</param>
    /// <param name="sources">As for <see cref="PageAsync"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<TaggedArticle?> FindAsync(Guid publicId, IReadOnlyDictionary<string, Source> sources, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<TaggedArticleRow>(
            new CommandDefinition(FindSql, new { PublicId = publicId }, cancellationToken: cancellationToken));
        return row?.ToArticle(sources);
    }

    /// <summary>An article that the transaction holds.</summary>
    internal static async Task<TaggedArticle> ReadAsync(
        TransactionStep step, long id, DateTimeOffset firstSeenAt, IReadOnlyDictionary<string, Source> sources) =>
        (await step.QueryAsync<TaggedArticleRow>(ReadSql, new { Id = id, FirstSeenAt = firstSeenAt })).Single().ToArticle(sources);

    /// <summary>Articles by their numbers, with their sources as the database knows them; those that have left it are not among them.</summary>
    internal static async Task<IReadOnlyDictionary<long, TaggedArticle>> ReadAsync(
        TransactionStep step, IReadOnlyList<(long Id, DateTime FirstSeenAt)> articles) =>
        articles.Count == 0
            ? new Dictionary<long, TaggedArticle>()
            : (await step.QueryAsync<TaggedArticleRow>(ReadManySql, new
            {
                Ids = articles.Select(article => article.Id).ToArray(),
                FirstSeen = articles.Select(article => article.FirstSeenAt).ToArray(),
            })).ToDictionary(row => row.Id, row => row.ToArticle(NoSources));

    /// <summary>Whether there is, or was, a source with this key.</summary>
    public async Task<bool> KnowsSourceAsync(string key, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(KnowsSourceSql, new { Key = key }, cancellationToken: cancellationToken));
    }
}
