using NewsMonitor.Core.Desk;

namespace NewsMonitor.Storage.Desk;

/// <summary>Reads stories with the newest state of their articles, without the texts.</summary>
internal static class StoryRows
{
    private const string StoriesSql = """
        select id, public_id, revision, merged_into, started_at, told_at, told_step, told_severity, told_languages, told_seq, due_at
        from monitor.story where id = any(@Stories)
        """;

    internal const string MemberColumns = """
        select coalesce(m.story_id, 0) as story, i.article_id as id, i.public_id, i.first_seen_at, coalesce(m.desk_seq, 0) as place,
               coalesce(m.similarity, 1)::float8 as similarity, s.key as source, s.publisher, s.country, s.tier,
               a.language, a.title, a.link, a.text_scope, a.revision, i.backfill as is_backfill, a.withdrawn_at is not null as is_withdrawn,
               a.relevance, a.severity, a.severity_because,
               (select json_agg(json_build_object('id', t.topic, 'salience', t.salience, 'points', t.points) order by t.points desc, t.topic)
                   from monitor.article_topic t where t.article_id = a.id and t.first_seen_at = a.first_seen_at)::text as topics,
               (select json_agg(json_build_object('class', e.class, 'status', e.status, 'severity', e.severity) order by e.severity desc, e.class, e.status)
                   from monitor.article_event_class e where e.article_id = a.id and e.first_seen_at = a.first_seen_at)::text as events,
               (select json_agg(json_build_object('id', n.entity, 'type', n.type, 'country', n.country, 'role', n.role, 'salience', n.salience,
                       'mentions', n.mentions, 'isMetonym', n.metonym) order by n.mentions desc, n.entity)
                   from monitor.article_entity n where n.article_id = a.id and n.first_seen_at = a.first_seen_at)::text as entities
        """;

    private const string MembersSql = $"""
        {MemberColumns}
        from monitor.story_article m
        join monitor.identity i on i.article_id = m.article_id
        join monitor.article a on a.id = m.article_id and a.first_seen_at = m.first_seen_at
        join monitor.source s on s.id = a.source_id
        where m.story_id = any(@Stories)
        order by m.desk_seq
        """;

    private const string NewcomersSql = $"""
        {MemberColumns}
        from unnest(@Ids, @FirstSeen) as g (id, first_seen_at)
        join monitor.identity i on i.article_id = g.id
        join monitor.article a on a.id = g.id and a.first_seen_at = g.first_seen_at
        join monitor.source s on s.id = a.source_id
        left join monitor.story_article m on m.article_id = g.id
        """;

    /// <summary>Stories by their numbers; one whose articles have all left the database is not among them.</summary>
    public static async Task<IReadOnlyList<Story>> ReadAsync(TransactionStep step, IReadOnlyCollection<long> ids)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var stories = (await step.QueryAsync<StoryRow>(StoriesSql, new { Stories = ids.ToArray() })).ToList();
        var members = (await step.QueryAsync<StoryMemberRow>(MembersSql, new { Stories = ids.ToArray() })).ToLookup(row => row.Story, row => row.ToMember());
        return [.. stories.Where(row => members.Contains(row.Id)).Select(row => row.ToStory([.. members[row.Id]]))];
    }

    /// <summary>Articles that have no story yet, by their numbers; those that have left the database are not among them.</summary>
    public static async Task<IReadOnlyDictionary<long, StoryMember>> NewcomersAsync(TransactionStep step, IReadOnlyList<ClaimedArticle> claimed) =>
        (await step.QueryAsync<StoryMemberRow>(NewcomersSql, new
        {
            Ids = claimed.Select(article => article.Id).ToArray(),
            FirstSeen = claimed.Select(article => article.FirstSeenAt).ToArray(),
        })).ToDictionary(row => row.Id, row => row.ToMember());

    private sealed class StoryRow
    {
        public long Id { get; init; }

        public Guid PublicId { get; init; }

        public int Revision { get; init; }

        public long? MergedInto { get; init; }

        public DateTime? StartedAt { get; init; }

        public DateTime? ToldAt { get; init; }

        public int ToldStep { get; init; }

        public short ToldSeverity { get; init; }

        public string[] ToldLanguages { get; init; } = [];

        public long ToldSeq { get; init; }

        public DateTime? DueAt { get; init; }

        public Story ToStory(IReadOnlyList<StoryMember> members) => new()
        {
            Id = Id,
            PublicId = PublicId,
            Revision = Revision,
            Members = members,
            MergedInto = MergedInto,
            DueAt = DueAt,
            Told = new StoryTold(StartedAt, ToldAt, ToldStep, ToldSeverity, ToldLanguages, ToldSeq),
        };
    }
}
