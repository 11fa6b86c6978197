-- Subscribers hear of incidents: a source in trouble has one from its first trouble to its recovery, whatever it turns into in between.

alter table monitor.incident
    drop constraint incident_kind_check,
    drop constraint incident_of_a_source_or_ours,
    add column slot text generated always as (case when kind in ('failing', 'down', 'parked', 'silent') then 'trouble' else kind end) stored,
    add column started_at timestamptz not null default now(),
    add column scope text,
    add column hosts int check (hosts > 0),
    add column revision int not null default 0 check (revision >= 0),
    add column told_at timestamptz,
    add constraint incident_kind_check check (kind in ('outage', 'failing', 'down', 'parked', 'moved', 'silent', 'gap', 'rules', 'topology')),
    add constraint incident_of_a_source_or_ours check ((kind in ('outage', 'rules', 'topology')) = (source_id is null));
update monitor.incident set started_at = opened_at;

-- Two reviews may have seen a source down and parked: the later one is what it is.
update monitor.incident i set closed_at = now()
where i.closed_at is null and i.slot = 'trouble'
  and exists (select from monitor.incident o where o.source_id = i.source_id and o.slot = 'trouble' and o.closed_at is null and o.id > i.id);
drop index monitor.incident_open;
create unique index incident_open on monitor.incident (slot, coalesce(source_id, 0)) where closed_at is null;

comment on column monitor.incident.slot is 'What can be open once only for each source.';
comment on column monitor.incident.started_at is 'Since when it is so, as its public id has it: the first failure in a row, or when it was noticed.';
comment on column monitor.incident.scope is 'What it is about where it is no source: the configuration that was refused, the part of the broker that was lost.';
comment on column monitor.incident.hosts is 'Of an outage: the most hosts that could not be reached.';
comment on column monitor.incident.revision is 'How many events have told it; 0 for those that are told to the log alone.';
comment on column monitor.incident.told_at is 'When the latest of them was written.';

comment on column report.incident.kind is 'outage: the worker itself was cut off; failing: a source failed three times in a row; down: it fails for a day; parked: it is gone; silent: nothing new against its rhythm; moved: its address redirects for good; gap: it showed only what was new, so that entries may be missing; rules: a configuration was refused; topology: an exchange or queue was gone. A source in trouble has one incident, which says what it came to.';
comment on column report.incident.source is 'Key of the source; null for what concerns none.';
