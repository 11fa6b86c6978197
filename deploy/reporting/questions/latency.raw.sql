-- The same from the articles, not from sums.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), cohort as materialized (
    select (a.first_seen_at at time zone f.time_zone)::date as day, a.article_number, a.first_seen_at, a.published_at, a.published_quality, a.published_source,
           a.page_outcome, a.page_settled_at, a.revised_at
    from asked q
    cross join report.freshness f
    join report.article a on a.first_seen_at >= q.since - interval '1 day' and a.first_seen_at < q.until + interval '1 day'
    where not a.backfill
      and (a.first_seen_at at time zone f.time_zone)::date between (q.since at time zone f.time_zone)::date and (q.until at time zone f.time_zone)::date
), detected as materialized (
    select c.day, c.first_seen_at, e.recorded_at, e.confirmed_at
    from asked q
    join report.event e on e.recorded_at >= q.since - interval '1 day' and e.type = 'monitor.article.detected.v1'
    join cohort c on c.article_number = e.article_number
), told as (
    select distinct on (l.alert) l.alert, l.starts_at, m.article_number
    from asked q
    join report.alert l on l.starts_at >= q.since - interval '1 day' and l.told_at is not null and l.day is null and not l.late
    join report.story_article m on m.story = l.story and m.taken_at <= l.starts_at
    order by l.alert, m.first_seen_at desc
), measured (day, stage, took) as (
    select day, 'published-to-seen', first_seen_at - published_at from cohort where published_quality = 'exact' and published_source <> 'first-seen'
    union all
    select day, 'seen-to-event', recorded_at - first_seen_at from detected
    union all
    select day, 'event-to-broker', confirmed_at - recorded_at from detected where confirmed_at is not null
    union all
    select day, 'seen-to-text', page_settled_at - revised_at from cohort where page_outcome = 'completed'
    union all
    select c.day, 'seen-to-story', m.taken_at - c.first_seen_at
    from asked q
    join report.story_article m on m.first_seen_at >= q.since - interval '1 day' and m.first_seen_at < q.until + interval '1 day'
    join cohort c on c.article_number = m.article_number
    union all
    select c.day, 'seen-to-alert', t.starts_at - c.first_seen_at from told t join cohort c on c.article_number = t.article_number
)
select day, stage, count(*) as n,
       round((percentile_cont(0.5) within group (order by seconds))::numeric, 3) as p50, round((percentile_cont(0.9) within group (order by seconds))::numeric, 3) as p90,
       round((percentile_cont(0.99) within group (order by seconds))::numeric, 3) as p99, round(max(seconds)::numeric, 3) as max
from (select day, stage, greatest(extract(epoch from took), 0)::float8 as seconds from measured where took is not null) m
group by day, stage
order by day, stage
