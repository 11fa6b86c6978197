-- title: Topics today, up to this hour, against the same weekday of the eight weeks before
-- columns:
--   topic
--   today        live articles of the day, up to the hour of until
--   mean_before  of the same hours on the same weekday of eight weeks
--   most_before  the most of these
--   ratio        today to mean_before; null where there were none before
-- set until (now): the moment; its hour counts as a whole
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), counted as materialized (
    select (h.hour at time zone f.time_zone)::date as day, h.topic, sum(h.articles) as articles
    from asked q
    join report.hourly_topic h on h.hour > q.until - interval '57 days' and h.hour <= q.until
    cross join report.freshness f
    where ((q.until at time zone f.time_zone)::date - (h.hour at time zone f.time_zone)::date) % 7 = 0
      and extract(hour from h.hour at time zone f.time_zone) <= extract(hour from q.until at time zone f.time_zone)
    group by 1, 2
), compared as (
    select c.topic, coalesce(sum(c.articles) filter (where c.day = d.today), 0) as today,
           coalesce(sum(c.articles) filter (where c.day < d.today), 0) / 8 as mean_before, coalesce(max(c.articles) filter (where c.day < d.today), 0) as most_before
    from counted c
    cross join (select (q.until at time zone f.time_zone)::date as today from asked q cross join report.freshness f) d
    group by c.topic
)
select topic, today, round(mean_before, 2) as mean_before, most_before, round(today / nullif(mean_before, 0), 2) as ratio
from compared
where today > 0 or mean_before > 0
order by today - mean_before desc, topic
