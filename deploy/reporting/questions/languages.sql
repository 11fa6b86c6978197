-- title: Languages by week, and their share
-- columns:
--   week      Monday; the present week is not over
--   language
--   articles  live articles
--   share     of all articles of the week
-- set since (12 weeks ago): a moment in the first week
-- set until (now): a moment in the last week
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '84 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select date_trunc('week', a.since at time zone f.time_zone)::date as first, date_trunc('week', a.until at time zone f.time_zone)::date as last
    from asked a cross join report.freshness f
), counted as (
    select date_trunc('week', d.day)::date as week, d.language, sum(d.articles) as articles
    from span s join report.daily_language d on d.day >= s.first and d.day < s.last + 7 and d.articles > 0
    group by 1, 2
)
select week, language, articles, round(articles / sum(articles) over (partition by week), 4) as share
from counted
order by week, articles desc, language
