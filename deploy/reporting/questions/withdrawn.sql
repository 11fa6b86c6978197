-- title: Articles that vanished, and how long they stood
-- columns:
--   article        public id
--   source
--   title
--   link
--   first_seen_at
--   withdrawn_at   when their page was found missing for the second time
--   hours          between the two
-- set since (30 days ago): first sight of the articles
-- set until (now): before this moment
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '30 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
)
select a.article, a.source, a.title, a.link, a.first_seen_at, a.withdrawn_at,
       round(extract(epoch from a.withdrawn_at - a.first_seen_at) / 3600, 1) as hours
from asked q join report.article a on a.first_seen_at >= q.since and a.first_seen_at < q.until
where a.withdrawn_at is not null
order by a.withdrawn_at desc, a.article
