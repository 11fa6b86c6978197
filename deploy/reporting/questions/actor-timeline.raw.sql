-- The same from the articles, not from sums.
with asked as not materialized (
    select nullif(current_setting('ask.actor', true), '') as actor,
           coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '90 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select (a.since at time zone f.time_zone)::date as first, (a.until at time zone f.time_zone)::date as last, f.time_zone
    from asked a cross join report.freshness f
), named as materialized (
    select (e.first_seen_at at time zone s.time_zone)::date as day, e.entity as actor, e.type, e.salience, a.announced_at, a.severity
    from asked q
    join report.article_entity e on e.first_seen_at >= q.since - interval '1 day' and e.first_seen_at < q.until + interval '1 day'
    join report.article a on a.article_number = e.article_number and a.first_seen_at >= q.since - interval '1 day' and a.first_seen_at < q.until + interval '1 day'
    join span s on (e.first_seen_at at time zone s.time_zone)::date between s.first and s.last
    where e.type not in ('country', 'region', 'city', 'base') and not a.backfill
)
select n.day, n.actor, max(n.type) as type, count(*) as articles, count(*) filter (where n.salience = 'main') as main, count(n.announced_at) as relevant,
       count(*) filter (where n.severity >= 3) as severe
from named n
where n.actor = coalesce((select actor from asked), (select actor from named group by actor order by count(*) desc, actor limit 1))
group by n.day, n.actor
order by n.day
