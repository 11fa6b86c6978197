-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '365 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), counted as (
    select date_trunc('month', a.first_seen_at at time zone f.time_zone)::date as month, a.source, count(*) filter (where not a.backfill) as articles,
           count(a.announced_at) filter (where not a.backfill) as relevant, count(*) filter (where a.backfill) as backfilled
    from asked q
    cross join report.freshness f
    join report.article a on a.first_seen_at >= q.since - interval '32 days' and a.first_seen_at < q.until + interval '32 days'
    group by 1, 2
)
select c.month, c.source, s.name, c.articles, c.relevant, round(c.relevant::numeric / nullif(c.articles, 0), 3) as relevant_share, c.backfilled
from counted c
join report.source s on s.key = c.source
cross join asked q cross join report.freshness f
where c.month >= date_trunc('month', q.since at time zone f.time_zone)::date and c.month <= date_trunc('month', q.until at time zone f.time_zone)::date
order by c.month, c.articles desc, c.source
