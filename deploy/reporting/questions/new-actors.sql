-- title: Who is named this week, and was not in the 90 days before
-- columns:
--   actor      id of a person, organisation or weapon
--   type
--   first_day
--   articles   live articles that name it
--   relevant   of these, those that were announced
-- set since (7 days ago): the first day; the 90 days end before it
-- set until (now): the last day
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select (a.since at time zone f.time_zone)::date as first, (a.until at time zone f.time_zone)::date as last
    from asked a cross join report.freshness f
), named as (
    select d.actor, max(d.type) as type, min(d.day) filter (where d.articles > 0) as first_day, sum(d.articles) as articles, sum(d.relevant) as relevant
    from span s join report.daily_actor d on d.day >= s.first and d.day <= s.last
    group by d.actor having sum(d.articles) > 0
)
select n.actor, n.type, n.first_day, n.articles, n.relevant
from named n
where not exists (select from span s join report.daily_actor d on d.day >= s.first - 90 and d.day < s.first where d.actor = n.actor)
order by n.articles desc, n.actor
