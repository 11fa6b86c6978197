-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), counted as materialized (
    select (t.first_seen_at at time zone f.time_zone)::date as day, t.topic, count(*)::numeric as articles
    from asked q
    join report.article_topic t on t.first_seen_at > q.until - interval '58 days' and t.first_seen_at < q.until + interval '1 hour'
    join report.article a on a.article_number = t.article_number and a.first_seen_at > q.until - interval '58 days' and a.first_seen_at < q.until + interval '1 hour'
    cross join report.freshness f
    where not a.backfill
      and date_trunc('hour', t.first_seen_at, f.time_zone) > q.until - interval '57 days' and date_trunc('hour', t.first_seen_at, f.time_zone) <= q.until
      and ((q.until at time zone f.time_zone)::date - (t.first_seen_at at time zone f.time_zone)::date) % 7 = 0
      and extract(hour from t.first_seen_at at time zone f.time_zone) <= extract(hour from q.until at time zone f.time_zone)
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
