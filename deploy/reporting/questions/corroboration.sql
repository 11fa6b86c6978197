-- title: The stories of the week, and how soon others confirmed them
-- columns:
--   story          public id
--   title
--   first_seen_at  of its first article
--   first_source   key of the source that told it first
--   publishers     independent ones
--   second_after   minutes until the second publisher
--   third_after    minutes until the third; null where there is none
-- set since (7 days ago): first sight of the stories
-- set until (now): before this moment
-- set publishers (2): so many publishers at least
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until,
           coalesce(nullif(current_setting('ask.publishers', true), '')::int, 2) as publishers
), told as (
    select p.story, count(*) as publishers, min(p.source) filter (where p.place = 1) as first_source,
           min(p.lag) filter (where p.place = 2) as second_after, min(p.lag) filter (where p.place = 3) as third_after
    from asked q join report.story_publisher p on p.story_first_seen_at >= q.since and p.story_first_seen_at < q.until
    group by p.story
)
select s.story, s.title, s.first_seen_at, t.first_source, t.publishers, round(extract(epoch from t.second_after) / 60, 1) as second_after,
       round(extract(epoch from t.third_after) / 60, 1) as third_after
from asked q
join report.story s on s.first_seen_at >= q.since and s.first_seen_at < q.until
join told t on t.story = s.story and t.publishers >= q.publishers
order by t.publishers desc, s.first_seen_at, s.story
