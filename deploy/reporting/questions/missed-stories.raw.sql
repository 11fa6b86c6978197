-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '56 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select date_trunc('week', a.since, f.time_zone) as first,
           (date_trunc('week', a.until at time zone f.time_zone)::date + 7)::timestamp at time zone f.time_zone as until
    from asked a cross join report.freshness f
), member as materialized (
    select m.story, m.article_number, m.first_seen_at, m.taken_at, a.language, a.source, s.publisher
    from asked q
    join report.story t on t.first_seen_at >= q.since - interval '8 days' and t.first_seen_at < q.until + interval '8 days'
    join span p on t.first_seen_at >= p.first and t.first_seen_at < p.until
    join report.story_article m on m.story = t.story and m.first_seen_at >= q.since - interval '8 days'
    join report.article a on a.article_number = m.article_number and a.first_seen_at >= q.since - interval '8 days'
    join report.source s on s.key = a.source
), told as materialized (
    select story, language, min(first_seen_at) as at, (array_agg(source order by first_seen_at, taken_at))[1] as first_source
    from member group by story, language having count(distinct publisher) >= 3
), carried as materialized (
    select story, source from member
    union
    select m.story, g.source
    from asked q
    join report.sighting g on g.first_seen_at >= q.since - interval '8 days'
    join member m on m.article_number = g.article_number
), had as (
    select c.source, count(*) as carried, count(*) filter (where t.first_source = c.source) as told_first
    from carried c
    join told t on t.story = c.story
    join report.source s on s.key = c.source and s.language = t.language and t.at >= s.added_at and (s.retired_at is null or t.at < s.retired_at)
    group by c.source
), there as (
    select language, count(*) as stories, min(at) as first, max(at) as last from told group by language
)
select s.key as source, s.name, s.language, n.stories, coalesce(h.carried, 0) as carried, n.stories - coalesce(h.carried, 0) as missed,
       round(coalesce(h.carried, 0)::numeric / n.stories, 3) as recall, coalesce(h.told_first, 0) as told_first
from there t
join report.source s on s.language = t.language
-- Most sources were there all the time; of the others the stories of their time are counted one by one.
cross join lateral (
    select case when s.added_at <= t.first and (s.retired_at is null or s.retired_at > t.last) then t.stories else (
        select count(*) from told o where o.language = s.language and o.at >= s.added_at and (s.retired_at is null or o.at < s.retired_at)) end as stories
) n
left join had h on h.source = s.key
where n.stories > 0
order by missed desc, s.key
