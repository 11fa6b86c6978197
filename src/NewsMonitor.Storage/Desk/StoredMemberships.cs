using Dapper;
using NewsMonitor.Core.Stories;
using Npgsql;

namespace NewsMonitor.Storage.Desk;

/// <summary>Which articles of the last days belong to which stories: what a new leader builds its window from.</summary>
public sealed class StoredMemberships(NpgsqlDataSource dataSource)
{
    private const string FirstSql = """
        select min(desk_seq) - 1 from monitor.story_article
        where first_seen_at >= (select max(first_seen_at) from monitor.story_article) - @Window
        """;

    // With the text and the tags by which it was decided, whatever became of the article since.
    private const string PageSql = """
        select m.article_id as id, m.desk_seq as place, m.story_id as story, m.first_seen_at, m.language, a.published_at,
               r.title, case when m.page_text then r.page_text else r.text end as text, m.entities, m.main_entities, m.concepts
        from monitor.story_article m
        join monitor.article a on a.id = m.article_id and a.first_seen_at = m.first_seen_at
        join monitor.revision r on r.article_id = m.article_id and r.first_seen_at = m.first_seen_at and r.number = m.revision
        where m.desk_seq > @After
        order by m.desk_seq
        limit @Limit
        """;

    /// <summary>The place behind which to begin, so that nothing of the window is left out; null when there is nothing.</summary>
    public async Task<long?> BeginningAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(FirstSql, new { Window = window }, cancellationToken: cancellationToken));
    }

    /// <summary>The next memberships in the order of the desk.</summary>
    /// <param name="after">Place of the last one that is known.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<Membership>> PageAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(PageSql, new { After = after, Limit = limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToMembership())];
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long Place { get; init; }

        public long Story { get; init; }

        public DateTime FirstSeenAt { get; init; }

        public string Language { get; init; } = "";

        public DateTime? PublishedAt { get; init; }

        public string Title { get; init; } = "";

        public string? Text { get; init; }

        public string[] Entities { get; init; } = [];

        public string[] MainEntities { get; init; } = [];

        public string[] Concepts { get; init; } = [];

        public Membership ToMembership() => new(
            new StoryArticle
            {
                Id = Id,
                Language = Language,
                SeenAt = FirstSeenAt,
                Published = PublishedAt,
                Title = Title,
                Text = Text ?? "",
                Entities = [.. MainEntities.Select(entity => new StoryEntity(entity, true)), .. Entities.Select(entity => new StoryEntity(entity, false))],
                Concepts = Concepts,
            },
            Place,
            Story);
    }
}

/// <summary>An article and the story that it belongs to.</summary>
/// <param name="Article">The article as it was when it was taken.</param>
/// <param name="Place">Its place in the order of the desk.</param>
/// <param name="Story">Its story today.</param>
public sealed record Membership(StoryArticle Article, long Place, long Story);
