-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '84 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select date_trunc('week', a.since at time zone f.time_zone)::date as first, date_trunc('week', a.until at time zone f.time_zone)::date as last, f.time_zone
    from asked a cross join report.freshness f
), counted as materialized (
    select date_trunc('week', t.first_seen_at at time zone s.time_zone)::date as week, t.topic, count(*)::numeric as articles
    from asked q
    join report.article_topic t on t.first_seen_at >= q.since - interval '36 days' and t.first_seen_at < q.until + interval '8 days'
    join report.article a on a.article_number = t.article_number and a.first_seen_at >= q.since - interval '36 days' and a.first_seen_at < q.until + interval '8 days'
    join span s on t.first_seen_at >= (s.first - 28)::timestamp at time zone s.time_zone and t.first_seen_at < (s.last + 7)::timestamp at time zone s.time_zone
    where not a.backfill
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
