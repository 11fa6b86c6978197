-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '30 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), named as (
    select distinct (e.first_seen_at at time zone f.time_zone)::date as day, case when e.type = 'country' then coalesce(e.country, e.entity) else e.country end as country,
           e.article_number, a.severity
    from asked q
    cross join report.freshness f
    join report.article_entity e on e.first_seen_at >= q.since - interval '1 day' and e.first_seen_at < q.until + interval '1 day'
    join report.article a on a.article_number = e.article_number and a.first_seen_at >= q.since - interval '1 day' and a.first_seen_at < q.until + interval '1 day'
    where e.type in ('country', 'region', 'city', 'base') and not a.backfill
      and (e.first_seen_at at time zone f.time_zone)::date between (q.since at time zone f.time_zone)::date and (q.until at time zone f.time_zone)::date
)
select day, country, count(*) filter (where severity >= 3) as severe, count(*) as articles,
       round((count(*) filter (where severity >= 3))::numeric / count(*), 3) as share
from named
where country is not null
group by day, country
having count(*) filter (where severity >= 3) > 0
order by day, severe desc, country
