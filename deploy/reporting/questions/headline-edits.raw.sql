-- The same from all states of the articles that have changed, each beside the one before it.
with asked as (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until,
           nullif(current_setting('ask.source', true), '') as source,
           coalesce(nullif(current_setting('ask.most', true), '')::int, 1000) as most
), changed as (
    select distinct r.article_number
    from report.revision r
    where r.revision > 1 and r.recorded_at >= (select since from asked) and r.recorded_at < (select until from asked)
), states as (
    select r.article, r.source, r.first_seen_at, r.revision, r.recorded_at, r.title,
           lag(r.title) over (partition by r.article_number order by r.revision) as title_before,
           lag(r.revision) over (partition by r.article_number order by r.revision) as revision_before
    from changed c join report.revision r on r.article_number = c.article_number
)
select s.recorded_at, s.source, s.article, s.revision, round(extract(epoch from s.recorded_at - s.first_seen_at) / 60)::int as minutes, s.title_before, s.title
from states s cross join asked
where s.recorded_at >= asked.since and s.recorded_at < asked.until and s.title_before <> s.title and s.revision_before = s.revision - 1
  and (asked.source is null or s.source = asked.source)
order by s.recorded_at desc, s.article, s.revision
limit (select most from asked)
