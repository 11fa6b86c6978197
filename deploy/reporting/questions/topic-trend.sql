-- title: Topics by week, and their change against the mean of the four weeks before
-- columns:
--   week         Monday; the present week is not over
--   topic
--   articles     live articles
--   mean_before  of the four weeks before
--   change       0.5 is half as many again; null where there were none before
-- set since (12 weeks ago): a moment in the first week
-- set until (now): a moment in the last week
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '84 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select date_trunc('week', a.since at time zone f.time_zone)::date as first, date_trunc('week', a.until at time zone f.time_zone)::date as last
    from asked a cross join report.freshness f
), counted as materialized (
    select date_trunc('week', d.day)::date as week, d.topic, sum(d.articles) as articles
    from span s join report.daily_topic d on d.day >= s.first - 28 and d.day < s.last + 7
    group by 1, 2
), filled as (
    select w.week::date, t.topic, coalesce(c.articles, 0) as articles,
           avg(coalesce(c.articles, 0)) over (partition by t.topic order by w.week rows between 4 preceding and 1 preceding) as mean_before
    from span s
    cross join generate_series(s.first - 28, s.last, interval '7 days') w (week)
    cross join (select distinct topic from counted) t
    left join counted c on c.week = w.week::date and c.topic = t.topic
)
select f.week, f.topic, f.articles, round(f.mean_before, 2) as mean_before, round(f.articles / nullif(f.mean_before, 0) - 1, 3) as change
from filled f join span s on f.week >= s.first
where f.articles > 0 or f.mean_before > 0
order by f.week, f.topic
