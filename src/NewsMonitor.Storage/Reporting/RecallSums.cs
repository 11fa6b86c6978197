namespace NewsMonitor.Storage.Reporting;

/// <summary>The statements that say which stories a source had too, by the week in which they began.</summary>
internal static class RecallSums
{
    /// <summary>The weeks (Mondays) whose stories may look different when articles of the hours <c>@Starts</c> have changed.</summary>
    // A source may show an article days after another: the week before is looked at as well.
    public const string WeeksSql = """
        select week as monday, week::timestamp at time zone @Zone as start, (week + 7)::timestamp at time zone @Zone as until
        from (
            select date_trunc('week', b.start at time zone @Zone)::date - back as week
            from unnest(@Starts) b (start) cross join (values (0), (7)) w (back)
            union all
            select date_trunc('week', s.first_seen_at at time zone @Zone)::date
            from monitor.story_article m join monitor.story s on s.id = m.story_id
            where m.first_seen_at >= @First and m.first_seen_at < @Until
        ) w
        where week::timestamp at time zone @Zone >= @ArticlesFrom
        group by week
        """;

    /// <summary>
    /// Makes the week <c>@Week</c>, from <c>@First</c> to <c>@Until</c>, from the stories that began in it. A source that came or went in the week answers
    /// for the stories of its time.
    /// </summary>
    public const string StoreSql = """
        with member as materialized (
            select m.story_id, m.language, m.article_id, m.first_seen_at, m.desk_seq, coalesce(m.source_id, i.owner_id) as source_id
            from monitor.story s
            join monitor.story_article m on m.story_id = s.id
            join monitor.identity i on i.article_id = m.article_id
            where s.first_seen_at >= @First and s.first_seen_at < @Until
        ), told as materialized (
            select m.story_id, m.language, min(m.first_seen_at) as at, (array_agg(m.source_id order by m.first_seen_at, m.desk_seq))[1] as first_source
            from member m join monitor.source s on s.id = m.source_id
            group by m.story_id, m.language
            having count(distinct s.publisher) >= 3
        ), carried as (
            select t.story_id, t.language, t.at, c.source_id, bool_or(c.source_id = t.first_source) as is_first
            from told t
            join (
                select story_id, source_id from member
                union
                select m.story_id, g.source_id
                from member m join monitor.sighting g
                    on g.article_id = m.article_id and g.first_seen_at = m.first_seen_at and g.first_seen_at >= @First - interval '7 days'
            ) c on c.story_id = t.story_id
            group by t.story_id, t.language, t.at, c.source_id
        ), had as (
            select c.source_id, count(*) as carried, count(*) filter (where c.is_first) as told_first
            from carried c join monitor.source s on s.id = c.source_id and s.language = c.language
            where c.at >= s.added_at and (s.retired_at is null or c.at < s.retired_at)
            group by c.source_id
        ), there as (
            select language, count(*) as stories from told group by language
        ), fresh as materialized (
            select s.id as source_id, n.stories, coalesce(h.carried, 0) as carried, coalesce(h.told_first, 0) as told_first
            from there t
            join monitor.source s on s.language = t.language and s.added_at < @Until and (s.retired_at is null or s.retired_at > @First)
            cross join lateral (
                select case when s.added_at <= @First and (s.retired_at is null or s.retired_at >= @Until) then t.stories else (
                    select count(*) from told o
                    where o.language = t.language and o.at >= s.added_at and (s.retired_at is null or o.at < s.retired_at)) end as stories
            ) n
            left join had h on h.source_id = s.id
            where n.stories > 0
        ), gone as (
            delete from monitor.rollup_recall r
            where r.week = @Week and not exists (select from fresh f where f.source_id = r.source_id)
        )
        insert into monitor.rollup_recall as r (week, source_id, stories, carried, told_first)
        select @Week, source_id, stories, carried, told_first from fresh
        on conflict (week, source_id) do update set stories = excluded.stories, carried = excluded.carried, told_first = excluded.told_first
        where (r.stories, r.carried, r.told_first) is distinct from (excluded.stories, excluded.carried, excluded.told_first)
        """;
}
