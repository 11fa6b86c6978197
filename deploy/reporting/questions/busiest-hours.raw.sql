-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '56 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
)
select extract(isodow from a.first_seen_at at time zone f.time_zone)::int as weekday, extract(hour from a.first_seen_at at time zone f.time_zone)::int as hour,
       count(*)::numeric as articles, count(a.announced_at) as relevant, round(count(*) / sum(count(*)) over (), 4) as share
from asked q
cross join report.freshness f
join report.article a on a.first_seen_at >= q.since - interval '26 hours' and a.first_seen_at < q.until
where not a.backfill and a.first_seen_at >= date_trunc('day', q.since, f.time_zone) and a.first_seen_at < date_trunc('day', q.until, f.time_zone)
group by 1, 2
order by articles desc, weekday, hour
