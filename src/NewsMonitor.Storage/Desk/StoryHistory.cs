using Dapper;
using NewsMonitor.Core.Desk;
using Npgsql;

namespace NewsMonitor.Storage.Desk;

/// <summary>How stories came to be: their articles in the order of the desk. Mergers are not undone: what is one story today was one from its beginning.</summary>
public sealed class StoryHistory(NpgsqlDataSource dataSource)
{
    private const string PageSql = $"""
        {StoryRows.MemberColumns}, s2.public_id as story_public_id, m.taken_at, a.lead,
               case when m.page_text then r.page_text else r.text end as text
        from monitor.story_article m
        join monitor.story s2 on s2.id = m.story_id
        join monitor.identity i on i.article_id = m.article_id
        join monitor.article a on a.id = m.article_id and a.first_seen_at = m.first_seen_at
        join monitor.revision r on r.article_id = m.article_id and r.first_seen_at = m.first_seen_at and r.number = m.revision
        join monitor.source s on s.id = a.source_id
        where m.desk_seq > @After and m.taken_at < coalesce(@Until::timestamptz, 'infinity')
          and m.story_id in (select t.story_id from monitor.story_article t where t.taken_at >= @Since and t.taken_at < coalesce(@Until::timestamptz, 'infinity'))
        order by m.desk_seq
        limit @Limit
        """;

    /// <summary>The next articles of all stories that got one within a time; those that these stories had before are among them.</summary>
    /// <param name="since">Begin of the time, by when the desk took an article.</param>
    /// <param name="until">Its end; null: none.</param>
    /// <param name="after">Place of the last article that is known; 0 for none.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<TakenArticle>> PageAsync(
        DateTimeOffset since, DateTimeOffset? until, long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            PageSql, new { Since = since.UtcDateTime, Until = until?.UtcDateTime, After = after, Limit = limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new TakenArticle(row.Story, row.StoryPublicId, row.ToMember(), [row.Title, row.Lead, row.Text ?? ""], row.TakenAt))];
    }

    private sealed class Row : StoryMemberRow
    {
        public Guid StoryPublicId { get; init; }

        public DateTime TakenAt { get; init; }

        public string Lead { get; init; } = "";

        public string? Text { get; init; }
    }
}
