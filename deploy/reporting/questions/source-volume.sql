-- title: What each source brings by month, and how much of it is relevant
-- columns:
--   month           its first day; the present month is not over
--   source
--   name
--   articles        live articles
--   relevant        of these, those that were announced
--   relevant_share  of articles; null where there are none
--   backfilled      articles that were no live news, apart
-- set since (12 months ago): a moment in the first month
-- set until (now): a moment in the last month
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '365 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), span as materialized (
    select date_trunc('month', a.since at time zone f.time_zone)::date as first,
           (date_trunc('month', a.until at time zone f.time_zone) + interval '1 month')::date as until
    from asked a cross join report.freshness f
)
select date_trunc('month', d.day)::date as month, d.source, d.name, sum(d.articles) as articles, sum(d.relevant) as relevant,
       round(sum(d.relevant)::numeric / nullif(sum(d.articles), 0), 3) as relevant_share, sum(d.backfilled) as backfilled
from span s join report.daily_source d on d.day >= s.first and d.day < s.until
group by 1, d.source, d.name
order by month, articles desc, d.source
