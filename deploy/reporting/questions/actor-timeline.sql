-- title: One person, organisation or weapon by day
-- columns:
--   day       a day without any has no row
--   actor
--   type
--   articles  live articles that name it
--   main      of these, those that are about it
--   relevant  of articles, those that were announced
--   severe    of articles, those of severity 3 or 4
-- set actor (whoever is named most): id of the entity
-- set since (90 days ago): the first day
-- set until (now): the last day
with asked as not materialized (
    select nullif(current_setting('ask.actor', true), '') as actor,
           coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '90 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), named as materialized (
    select d.*
    from asked a
    cross join report.freshness f
    join report.daily_actor d on d.day >= (a.since at time zone f.time_zone)::date and d.day <= (a.until at time zone f.time_zone)::date
    where d.articles > 0 and d.actor = coalesce(a.actor, d.actor)
)
select n.day, n.actor, n.type, n.articles, n.main, n.relevant, n.severe
from named n
where n.actor = (select actor from named group by actor order by sum(articles) desc, actor limit 1)
order by n.day
