-- title: Articles whose headline or text was changed hours after we saw them first
-- columns:
--   article        public id
--   source
--   first_seen_at
--   recorded_at    when we stored the change
--   hours_after    hours after the first sight
--   kinds          what changed
--   title_before
--   title
-- set since (7 days ago): when the change was stored
-- set until (now): before this moment
-- set hours (3): so many hours after the first sight at least
-- set rows (1000): how many changes, the latest first
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until,
           coalesce(nullif(current_setting('ask.hours', true), '')::numeric, 3) as hours,
           coalesce(nullif(current_setting('ask.rows', true), '')::int, 1000) as rows
)
select r.article, r.source, r.first_seen_at, r.recorded_at, round(extract(epoch from r.recorded_at - r.first_seen_at) / 3600, 1) as hours_after,
       r.kinds, r.title_before, r.title
from asked q
join report.revision r on r.recorded_at >= q.since and r.recorded_at < q.until and r.first_seen_at >= q.since - interval '60 days' and r.first_seen_at < q.until
where r.revision > 1 and r.kinds && array['title', 'body'] and r.recorded_at >= r.first_seen_at + q.hours * interval '1 hour'
order by r.recorded_at desc, r.article, r.revision
limit (select rows from asked)
