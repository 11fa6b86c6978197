-- title: Who broke a story first
-- columns:
--   source               key of the source that told it first
--   publisher            its publisher family
--   stories              stories that it told first, and another publisher after it
--   median_lead_minutes  how long before the second publisher, in the middle
--   longest_lead_minutes and at most
-- set since (30 days ago): stories that began from this time on
-- set until (now): stories that began before this time
with asked as (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '30 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), led as (
    select min(p.source) filter (where p.place = 1) as source, min(p.publisher) filter (where p.place = 1) as publisher,
           extract(epoch from min(p.lag) filter (where p.place = 2)) / 60 as minutes
    from report.story_publisher p
    where p.story_first_seen_at >= (select since from asked) and p.story_first_seen_at < (select until from asked) and p.place <= 2
    group by p.story
)
select source, publisher, count(*) as stories, round(percentile_cont(0.5) within group (order by minutes)::numeric, 1) as median_lead_minutes,
       round(max(minutes), 1) as longest_lead_minutes
from led
where minutes is not null
group by source, publisher
order by stories desc, source
