-- title: Headlines that were changed after publication
-- columns:
--   recorded_at      when we saw the change
--   source           key of the source
--   article          public id of the article
--   revision         number of the new state
--   minutes          how long after we first saw the article
--   title_before     headline before
--   title            headline then
-- set since (7 days ago): changes from this time on
-- set until (now): changes before this time
-- set source (all): of one source only
-- set most (1000): the newest so many
with asked as (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until,
           nullif(current_setting('ask.source', true), '') as source,
           coalesce(nullif(current_setting('ask.most', true), '')::int, 1000) as most
)
select r.recorded_at, r.source, r.article, r.revision, round(extract(epoch from r.recorded_at - r.first_seen_at) / 60)::int as minutes, r.title_before, r.title
from report.revision r
where r.revision > 1 and r.recorded_at >= (select since from asked) and r.recorded_at < (select until from asked)
  and r.title_before <> r.title
  and ((select source from asked) is null or r.source = (select source from asked))
order by r.recorded_at desc, r.article, r.revision
limit (select most from asked)
