-- title: Alerts by rule and day
-- columns:
--   day             on which they were first told
--   rule
--   alerts
--   p1              of priority P1, as told last
--   p2
--   p3
--   p4
--   median_minutes  from the first telling until it was closed; null while none is
-- set since (30 days ago): the first day
-- set until (now): the last day
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '30 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
)
select (l.starts_at at time zone f.time_zone)::date as day, l.rule, count(*) as alerts,
       count(*) filter (where l.priority = 'P1') as p1, count(*) filter (where l.priority = 'P2') as p2,
       count(*) filter (where l.priority = 'P3') as p3, count(*) filter (where l.priority = 'P4') as p4,
       round((percentile_cont(0.5) within group (order by extract(epoch from l.told_at - l.starts_at)) filter (where l.status = 'closed') / 60)::numeric, 1)
           as median_minutes
from asked q
cross join report.freshness f
join report.alert l on l.starts_at >= date_trunc('day', q.since, f.time_zone) and l.starts_at < date_trunc('day', q.until, f.time_zone) + interval '1 day'
where l.told_at is not null
group by 1, l.rule
order by day, alerts desc, l.rule
