-- The same from the articles, not from sums: month by month, as each lies in one or two partitions.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '365 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), months as (
    select m as month, m at time zone f.time_zone as first, (m + interval '1 month') at time zone f.time_zone as until
    from asked q
    cross join report.freshness f
    cross join generate_series(date_trunc('month', q.since at time zone f.time_zone), q.until at time zone f.time_zone, interval '1 month') m
)
select m.month::date as month, c.source, s.name, c.articles, c.relevant, round(c.relevant::numeric / nullif(c.articles, 0), 3) as relevant_share, c.backfilled
from months m
cross join lateral (
    select a.source, count(*) filter (where not a.backfill) as articles, count(a.announced_at) filter (where not a.backfill) as relevant,
           count(*) filter (where a.backfill) as backfilled
    from report.article a
    where a.first_seen_at >= m.first and a.first_seen_at < m.until
    group by a.source
) c
join report.source s on s.key = c.source
order by month, c.articles desc, c.source
