using NewsMonitor.Core.Intake;
using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Storage.Desk;

/// <summary>Articles of stories that have changed. The event log names them: intake need do nothing for the desk.</summary>
internal static class ArticleChanges
{
    private const string ReadSql = """
        select m.article_id as id, m.first_seen_at, m.story_id as story
        from (select e.article_id, max(e.sequence) as newest from monitor.event e
              where e.sequence > @After and e.sequence <= @UpTo and e.type in ('monitor.article.revised.v1', 'monitor.article.withdrawn.v1')
              group by e.article_id) c
        join monitor.story_article m on m.article_id = c.article_id
        order by c.newest
        """;

    private const string SeenSql = "update monitor.desk_lease set changes_read = @UpTo";

    /// <summary>Those whose events have numbers in a range, in the order of the latest.</summary>
    public static async Task<IReadOnlyList<ChangedArticle>> ReadAsync(TransactionStep step, long after, long upTo) =>
        after >= upTo ? [] : [.. await step.QueryAsync<ChangedArticle>(ReadSql, new { After = after, UpTo = upTo })];

    public static Task<int> MarkSeenAsync(TransactionStep step, long upTo) => step.ExecuteAsync(SeenSql, new { UpTo = upTo });

    /// <summary>Their texts.</summary>
    public static Task<IReadOnlyDictionary<long, TaggedArticle>> TextsAsync(TransactionStep step, IReadOnlyList<ChangedArticle> changed) =>
        TaggedArticleQuery.ReadAsync(step, [.. changed.Select(article => (article.Id, article.FirstSeenAt))]);
}

/// <summary>An article of a story that has changed.</summary>
internal sealed class ChangedArticle
{
    public long Id { get; init; }

    public DateTime FirstSeenAt { get; init; }

    public long Story { get; init; }
}
