-- title: What became of what each source showed
-- columns:
--   source
--   name
--   seen       entries that its fetches brought, known ones included
--   new        articles that it showed first
--   relevant   of new, those that were announced
--   alerted    of relevant, those whose story has an alert that was told
--   delivered  of relevant, those whose article.detected the broker has confirmed
-- set since (7 days ago): the first day
-- set until (now): the last day
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
)
select d.source, d.name, sum(d.seen) as seen, sum(d.new) as new, sum(d.relevant) as relevant, sum(d.alerted) as alerted, sum(d.delivered) as delivered
from asked a
cross join report.freshness f
join report.funnel d on d.day >= (a.since at time zone f.time_zone)::date and d.day <= (a.until at time zone f.time_zone)::date
group by d.source, d.name
order by new desc, seen desc, d.source
