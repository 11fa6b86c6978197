-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select date_trunc('day', a.since, f.time_zone) as first, ((a.until at time zone f.time_zone)::date + 1)::timestamp at time zone f.time_zone as until
    from asked a cross join report.freshness f
), fetched as (
    select x.source, sum(x.seen) as seen
    from asked q
    join report.fetch x on x.started_at >= q.since - interval '1 day' and x.started_at < q.until + interval '1 day'
    join span s on x.started_at >= s.first and x.started_at < s.until
    where x.seen > 0
    group by x.source
), cohort as materialized (
    select a.source, a.article_number, a.announced_at is not null as relevant
    from asked q
    join report.article a on a.first_seen_at >= q.since - interval '1 day' and a.first_seen_at < q.until + interval '1 day'
    join span s on a.first_seen_at >= s.first and a.first_seen_at < s.until
), alerted as (
    select distinct m.article_number
    from asked q
    join report.story_article m on m.first_seen_at >= q.since - interval '1 day' and m.first_seen_at < q.until + interval '1 day'
    join report.alert l on l.story = m.story and l.told_at is not null
), delivered as (
    select distinct e.article_number
    from asked q
    join report.event e on e.recorded_at >= q.since - interval '1 day' and e.type = 'monitor.article.detected.v1' and e.confirmed_at is not null
), counted as (
    select c.source, count(*) as new, count(*) filter (where c.relevant) as relevant, count(*) filter (where c.relevant and l.article_number is not null) as alerted,
           count(*) filter (where c.relevant and e.article_number is not null) as delivered
    from cohort c left join alerted l on l.article_number = c.article_number left join delivered e on e.article_number = c.article_number
    group by c.source
)
select source, s.name, coalesce(f.seen, 0) as seen, coalesce(c.new, 0) as new, coalesce(c.relevant, 0) as relevant, coalesce(c.alerted, 0) as alerted,
       coalesce(c.delivered, 0) as delivered
from counted c full join fetched f using (source) join report.source s on s.key = source
order by new desc, seen desc, source
