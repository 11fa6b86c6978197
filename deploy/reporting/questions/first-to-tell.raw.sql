-- The same from the articles of the stories.
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '30 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), told as (
    select m.story, s.publisher, s.key as source, m.first_seen_at, m.taken_at, min(m.first_seen_at) over (partition by m.story) as began_at
    from asked
    join report.story t on t.first_seen_at >= asked.since and t.first_seen_at < asked.until
    join report.story_article m on m.story = t.story and m.first_seen_at >= asked.since
    join report.article a on a.article_number = m.article_number and a.first_seen_at >= asked.since
    join report.source s on s.key = a.source
), first_of_each as (
    select distinct on (story, publisher) story, publisher, source, first_seen_at, taken_at
    from told cross join asked
    where began_at >= asked.since and began_at < asked.until
    order by story, publisher, first_seen_at, taken_at
), led as (
    select publisher, source, first_seen_at, row_number() over story as place, lead(first_seen_at) over story - first_seen_at as ahead
    from first_of_each
    window story as (partition by story order by first_seen_at, taken_at)
)
select source, publisher, count(*) as stories,
       round(percentile_cont(0.5) within group (order by extract(epoch from ahead) / 60)::numeric, 1) as median_lead_minutes,
       round(max(extract(epoch from ahead)) / 60, 1) as longest_lead_minutes
from led
where place = 1 and ahead is not null
group by source, publisher
order by stories desc, source
