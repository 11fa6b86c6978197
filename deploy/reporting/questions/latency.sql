-- title: How long each stage takes, by day
-- columns:
--   day    of the articles' first sight
--   stage  as in report.latency
--   n      articles, or alerts
--   p50    seconds
--   p90    seconds
--   p99    seconds
--   max    seconds
-- set since (7 days ago): the first day
-- set until (now): the last day
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
)
select l.day, l.stage, l.n, round(l.p50::numeric, 3) as p50, round(l.p90::numeric, 3) as p90, round(l.p99::numeric, 3) as p99, round(l.max::numeric, 3) as max
from asked a
cross join report.freshness f
join report.latency l on l.day >= (a.since at time zone f.time_zone)::date and l.day <= (a.until at time zone f.time_zone)::date
order by l.day, l.stage
