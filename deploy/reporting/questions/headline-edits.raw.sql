-- The same from the states of all articles, each beside the one before it.
with asked as (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until,
           nullif(current_setting('ask.source', true), '') as source,
           coalesce(nullif(current_setting('ask.most', true), '')::int, 1000) as most
), states as (
    select r.article, r.source, r.first_seen_at, r.revision, r.recorded_at, r.title,
           lag(r.title) over (partition by r.article order by r.revision) as title_before,
           lag(r.revision) over (partition by r.article order by r.revision) as revision_before
    from report.revision r
)
select s.recorded_at, s.source, s.article, s.revision, round(extract(epoch from s.recorded_at - s.first_seen_at) / 60)::int as minutes, s.title_before, s.title
from states s cross join asked
where s.recorded_at >= asked.since and s.recorded_at < asked.until and s.title_before <> s.title and s.revision_before = s.revision - 1
  and (asked.source is null or s.source = asked.source)
order by s.recorded_at desc, s.article, s.revision
limit (select most from asked)
