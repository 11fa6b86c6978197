-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '84 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), counted as (
    select date_trunc('week', a.first_seen_at at time zone f.time_zone)::date as week, a.language, count(*)::numeric as articles
    from asked q
    cross join report.freshness f
    join report.article a on a.first_seen_at >= q.since - interval '8 days' and a.first_seen_at < q.until + interval '8 days'
    where not a.backfill
    group by 1, 2
)
select c.week, c.language, c.articles, round(c.articles / sum(c.articles) over (partition by c.week), 4) as share
from counted c cross join asked q cross join report.freshness f
where c.week >= date_trunc('week', q.since at time zone f.time_zone)::date and c.week <= date_trunc('week', q.until at time zone f.time_zone)::date
order by c.week, c.articles desc, c.language
