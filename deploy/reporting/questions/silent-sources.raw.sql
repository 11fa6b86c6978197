-- The same by the articles themselves.
with asked as (
    select coalesce(nullif(current_setting('ask.hours', true), '')::numeric, 48) as hours
)
select s.key as source, s.publisher, s.tier, l.last_new_at, round(extract(epoch from now() - l.last_new_at) / 3600, 1) as silent_hours, s.state, s.why
from report.source s cross join asked
cross join lateral (select max(a.first_seen_at) as last_new_at from report.article a where a.source = s.key) l
where s.retired_at is null and coalesce(l.last_new_at, s.added_at) <= now() - asked.hours * interval '1 hour'
order by l.last_new_at nulls first, s.key
