-- title: The busiest hours of the week, in the zone of report.freshness
-- columns:
--   weekday   1 is Monday
--   hour      0 to 23, by the clocks of the zone
--   articles  live articles
--   relevant  of these, those that were announced
--   share     articles of all articles
-- set since (8 weeks ago): the first day; 92 days at most
-- set until (now): the day after the last
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '56 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select date_trunc('day', a.since, f.time_zone) as first, date_trunc('day', a.until, f.time_zone) as until, f.time_zone
    from asked a cross join report.freshness f
)
select extract(isodow from h.hour at time zone s.time_zone)::int as weekday, extract(hour from h.hour at time zone s.time_zone)::int as hour,
       sum(h.articles) as articles, sum(h.relevant) as relevant, round(sum(h.articles) / sum(sum(h.articles)) over (), 4) as share
from span s join report.hourly_language h on h.hour >= s.first and h.hour < s.until and h.articles > 0
group by 1, 2
order by articles desc, weekday, hour
