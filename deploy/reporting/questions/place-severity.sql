-- title: Severe events by country and day
-- columns:
--   day
--   country   ISO 3166 code; articles that name it or a place in it
--   severe    live articles of severity 3 (high) or 4 (critical)
--   articles  live articles of any severity
--   share     severe of articles
-- set since (30 days ago): the first day
-- set until (now): the last day
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '30 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
)
select d.day, d.country, d.severe, d.articles, round(d.severe::numeric / d.articles, 3) as share
from asked a
cross join report.freshness f
join report.daily_place d on d.day >= (a.since at time zone f.time_zone)::date and d.day <= (a.until at time zone f.time_zone)::date
where d.type = 'country' and d.severe > 0
order by d.day, d.severe desc, d.country
