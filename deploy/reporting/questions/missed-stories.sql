-- title: Sources that miss stories
-- columns:
--   source
--   name
--   language
--   stories     that at least three publishers told in its language
--   carried     of these, those that it told or showed
--   missed      the others
--   recall      carried of stories
--   told_first  stories of which we saw the first article with it
-- set since (8 weeks ago): a moment in the first week
-- set until (now): a moment in the last week
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '56 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
)
select r.source, r.name, r.language, sum(r.stories) as stories, sum(r.carried) as carried, sum(r.stories) - sum(r.carried) as missed,
       round(sum(r.carried)::numeric / sum(r.stories), 3) as recall, sum(r.told_first) as told_first
from asked a
cross join report.freshness f
join report.source_recall r on r.week >= date_trunc('week', a.since at time zone f.time_zone)::date
    and r.week <= date_trunc('week', a.until at time zone f.time_zone)::date
group by r.source, r.name, r.language
order by missed desc, r.source
