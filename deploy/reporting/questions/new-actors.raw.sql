-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select (a.since at time zone f.time_zone)::date::timestamp at time zone f.time_zone as first,
           ((a.until at time zone f.time_zone)::date + 1)::timestamp at time zone f.time_zone as until,
           ((a.since at time zone f.time_zone)::date - 90)::timestamp at time zone f.time_zone as before, f.time_zone
    from asked a cross join report.freshness f
), named as materialized (
    select e.entity as actor, e.type, (e.first_seen_at at time zone s.time_zone)::date as day, a.announced_at, a.backfill
    from asked q
    join report.article_entity e on e.first_seen_at >= q.since - interval '1 day' and e.first_seen_at < q.until + interval '1 day'
    join report.article a on a.article_number = e.article_number and a.first_seen_at >= q.since - interval '1 day' and a.first_seen_at < q.until + interval '1 day'
    join span s on e.first_seen_at >= s.first and e.first_seen_at < s.until
    where e.type not in ('country', 'region', 'city', 'base')
), known as materialized (
    select distinct e.entity
    from asked q
    join report.article_entity e on e.first_seen_at >= q.since - interval '92 days' and e.first_seen_at < q.since + interval '1 day'
    join span s on e.first_seen_at >= s.before and e.first_seen_at < s.first
)
select n.actor, max(n.type) as type, min(n.day) as first_day, count(*) as articles, count(n.announced_at) as relevant
from named n
where not n.backfill and n.actor not in (select entity from known)
group by n.actor
order by articles desc, n.actor
