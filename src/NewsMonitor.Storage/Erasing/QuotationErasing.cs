namespace NewsMonitor.Storage.Erasing;

/// <summary>Takes the words of articles out of what was told of them: events, stories, alerts. While the articles are still there, as their titles say what to look for.</summary>
internal sealed class QuotationErasing(TransactionStep step, long[] ids, DateTime firstSeenAt)
{
    /// <summary>What a story is called when all that told it is gone.</summary>
    private const string NoTitle = "(erased)";

    private const string TitlesSql = """
        select distinct title from (
            select r.title from monitor.revision r where r.article_id = any(@Ids) and r.first_seen_at >= @From
            union all
            select a.title from monitor.article a where a.id = any(@Ids) and a.first_seen_at >= @From
        ) t where title <> ''
        """;

    // A merged story keeps its title of then.
    private const string StoriesSql = """
        with joined as (select distinct story_id as id from monitor.story_article where article_id = any(@Ids))
        select id from joined
        union
        select s.id from monitor.story s join joined j on j.id = s.merged_into
        """;

    // A short title, such as "News", counts only where it stands as a whole text.
    private const string QuotingSql = """
        with reach as (
            select max(told_at) + interval '1 minute' as ends_at from (
                select told_at from monitor.story where id = any(@Stories)
                union all
                select told_at from monitor.alert where story_id = any(@Stories) or day between (@From at time zone 'UTC')::date and (
                    select max(changed_at at time zone 'UTC')::date from monitor.story where id = any(@Stories))
            ) t
        ), needle as (
            select to_jsonb(t)::text as word from unnest(@Titles) as t
            union all
            select btrim(to_jsonb(t)::text, '"') from unnest(@Titles) as t where char_length(t) >= 12
            union all
            select p::text from unnest(@PublicIds) as p
        )
        select e.id
        from monitor.event e
        cross join lateral (select convert_from(e.body, 'UTF8')::jsonb::text as words offset 0) b
        where e.article_id is null and e.recorded_at >= @From and e.recorded_at <= (select ends_at from reach)
          and (e.type like 'monitor.story.%' or e.type like 'monitor.alert.%') and e.body <> ''
          and exists (select from needle n where strpos(b.words, n.word) > 0)
        """;

    private const string OwnSql = "select id from monitor.event where article_id = any(@Ids) and recorded_at >= @From and body <> ''";

    // Two words of the key are left: what kind of event it was.
    private const string EmptySql = """
        update monitor.event set
            body = '', headers = '{}', cc_keys = '{}', routing_key = split_part(routing_key, '.', 1) || '.' || split_part(routing_key, '.', 2) || '.erased'
        where id = any(@Events) and recorded_at >= @From
        """;

    private const string UnsentSql = "delete from monitor.outbox where event_id = any(@Events)";

    private const string RetitleSql = """
        update monitor.story s set title = coalesce(o.title, @NoTitle), language = coalesce(o.language, 'und')
        from monitor.story t left join lateral (
            select a.title, a.language from monitor.story_article m
            join monitor.article a on a.id = m.article_id and a.first_seen_at = m.first_seen_at
            where m.story_id = coalesce(t.merged_into, t.id) and m.article_id <> all(@Ids) and a.title <> ''
            order by m.desk_seq limit 1
        ) o on true
        where s.id = t.id and t.id = any(@Stories) and (t.title = any(@Titles) or o.title is null)
        """;

    private const string MembersSql = """
        update monitor.story_article set entities = '{}', main_entities = '{}', concepts = '{}' where article_id = any(@Ids)
        """;

    private const string AlertsSql = """
        update monitor.alert set because = '{}', held_because = case when held_because is not null then '{}'::text[] end where story_id = any(@Stories)
        """;

    /// <param name="announced">Those of the articles that were announced: only they were told of.</param>
    /// <param name="publicIds">Their public ids.</param>
    public async Task<ErasureCounts> RunAsync(long[] announced, Guid[] publicIds)
    {
        var own = (await step.QueryAsync<Guid>(OwnSql, new { Ids = ids, From = firstSeenAt })).ToArray();
        var (stories, alerts, quoting) = (0, 0, Array.Empty<Guid>());
        long[] touched = [.. await step.QueryAsync<long>(StoriesSql, new { Ids = announced })];
        if (touched.Length > 0)
        {
            string[] titles = [.. await step.QueryAsync<string>(TitlesSql, new { Ids = announced, From = firstSeenAt })];
            quoting = [.. await step.QueryAsync<Guid>(QuotingSql, new { Stories = touched, Titles = titles, PublicIds = publicIds, From = firstSeenAt })];
            stories = await step.ExecuteAsync(RetitleSql, new { Ids = ids, Stories = touched, Titles = titles, NoTitle });
            await step.ExecuteAsync(MembersSql, new { Ids = announced });
            alerts = await step.ExecuteAsync(AlertsSql, new { Stories = touched });
        }

        Guid[] events = [.. own, .. quoting];
        await step.ExecuteAsync(EmptySql, new { Events = events, From = firstSeenAt });
        return new ErasureCounts
        {
            Events = own.Length,
            QuotingEvents = quoting.Length,
            Unsent = await step.ExecuteAsync(UnsentSql, new { Events = events }),
            Stories = stories,
            Alerts = alerts,
        };
    }
}
