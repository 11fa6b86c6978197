-- title: Sources that bring nothing new
-- columns:
--   source           key of the source
--   publisher        publisher family
--   tier             1 agency or official, 2 established newsroom, 3 other
--   last_new_at      when it brought its last new article
--   silent_hours     hours since then
--   state            what the monitor makes of it: silent is against its rhythm, down and failing are faults
--   why              in one line
-- set hours (48): nothing new for at least so long
with asked as (
    select coalesce(nullif(current_setting('ask.hours', true), '')::numeric, 48) as hours
)
select s.key as source, s.publisher, s.tier, s.last_new_at, round(extract(epoch from now() - s.last_new_at) / 3600, 1) as silent_hours, s.state, s.why
from report.source s cross join asked
where s.retired_at is null and coalesce(s.last_new_at, s.added_at) <= now() - asked.hours * interval '1 hour'
order by s.last_new_at nulls first, s.key
