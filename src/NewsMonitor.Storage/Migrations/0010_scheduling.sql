-- Months alone: what a source's polls teach about it, who works here, and what an operator has to know.

alter table monitor.source add column poll_interval_longest interval check (poll_interval_longest between interval '1 minute' and interval '7 days');
update monitor.source set poll_interval_longest = poll_interval;
alter table monitor.source
    alter column poll_interval_longest set not null,
    add column cron text,
    add constraint source_interval_is_a_range check (poll_interval_longest >= poll_interval);
comment on column monitor.source.cron is 'Quartz cron expression; then the intervals say nothing.';

alter table monitor.source_poll
    add column failing_since timestamptz,
    add column parked_at timestamptz,
    add column moved_to text,
    add column moved_seen int not null default 0 check (moved_seen >= 0),
    add column moved_since timestamptz,
    add column moved_last_at timestamptz,
    add column expected_by timestamptz,
    add constraint source_poll_moved_whole check ((moved_to is null) = (moved_since is null) and (moved_to is null) = (moved_last_at is null));
comment on column monitor.source_poll.failing_since is 'First failure in a row; null after a success.';
comment on column monitor.source_poll.parked_at is 'Since when it is only probed once a day.';
comment on column monitor.source_poll.moved_to is 'Where its address redirects to for good, as moved_seen answers since moved_since say; believed only when they were many enough for long enough.';
comment on column monitor.source_poll.expected_by is 'By when its rhythm promises a new article.';
-- A retired source is never due: the claim need not look at the source's row.
update monitor.source_poll p set next_due_at = 'infinity' from monitor.source s where s.id = p.source_id and s.retired_at is not null;

alter table monitor.host add column throttled int not null default 0 check (throttled >= 0);
comment on column monitor.host.throttled is 'How often in a row the host asked for fewer requests.';

alter table monitor.source_day
    add column postponed int not null default 0,
    add column pages int not null default 0;
comment on column monitor.source_day.postponed is 'Polls that failed while the worker itself was cut off: nobody is blamed for them.';
comment on column monitor.source_day.pages is 'Article pages that were asked for; their requests and bytes are part of the sums.';

-- Written when a source brings something, read by every claim; apart from the hot row, which every poll rewrites.
create table monitor.source_rhythm (
    source_id int primary key references monitor.source (id),
    arrivals real[] not null check (cardinality(arrivals) = 168),
    weeks real not null,
    peak_per_hour real not null,
    window_size int not null,
    observed_at timestamptz not null,
    hints jsonb
);
comment on table monitor.source_rhythm is 'New articles per hour of the week (Monday 00:00 first, in the source''s zone), with old weeks fading away.';

create table monitor.worker (
    id uuid primary key,
    name text not null,
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    stopped_at timestamptz
) with (fillfactor = 50);
comment on table monitor.worker is 'Who works here; a worker that was not seen for a while is gone, and others take its share.';

create table monitor.incident (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('outage', 'down', 'parked', 'moved', 'silent')),
    source_id int references monitor.source (id),
    opened_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    closed_at timestamptz,
    message text not null,
    constraint incident_of_a_source_or_ours check ((kind = 'outage') = (source_id is null))
);
create unique index incident_open on monitor.incident (kind, coalesce(source_id, 0)) where closed_at is null;
create index incident_by_source on monitor.incident (source_id, opened_at);
comment on table monitor.incident is 'What an operator should know, once from its beginning to its end. outage: ours, no source is blamed.';

create or replace view report.source as
select s.key, s.name, s.url, s.kind, s.country, s.language, s.time_zone, s.publisher, s.tier, s.poll_interval, s.added_at, s.retired_at,
       p.first_success_at, p.last_success_at, p.last_attempt_at, p.last_new_at, p.next_due_at, p.failures, p.failure, p.failure_message,
       s.poll_interval_longest, s.cron, p.failing_since, p.parked_at, moved.address as moved_to, p.expected_by,
       state.name as state,
       case state.name
           when 'retired' then 'no longer in sources.yaml'
           when 'new' then 'not reached yet'
           when 'silent' then 'nothing new since ' || to_char(p.last_new_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || 'Z, against its rhythm'
           when 'ok' then case when moved.address is not null then 'its address redirects for good to ' || moved.address end
           else p.failure || ': ' || p.failure_message
       end as why
from monitor.source s
join monitor.source_poll p on p.source_id = s.id
cross join lateral (
    select case when exists (select from monitor.incident i where i.source_id = s.id and i.kind = 'moved' and i.closed_at is null) then p.moved_to end as address
) moved
cross join lateral (
    select case
        when s.retired_at is not null then 'retired'
        when p.parked_at is not null then 'parked'
        when p.last_success_at is null and p.failures = 0 then 'new'
        when p.failing_since <= now() - interval '24 hours' then 'down'
        when p.failure = 'throttled' then 'delayed'
        when p.failures > 0 then 'failing'
        when p.expected_by < now() then 'silent'
        else 'ok'
    end as name
) state;

comment on column report.source.poll_interval is 'Shortest pause between two polls; the longest is poll_interval_longest, and where both are equal the pause is fixed.';
comment on column report.source.poll_interval_longest is 'Longest pause between two polls.';
comment on column report.source.cron is 'Cron expression by which it is polled instead; null for most.';
comment on column report.source.failing_since is 'First failure in a row; null after a success.';
comment on column report.source.parked_at is 'Since when it is only probed once a day, as nothing lies at its address; null for most.';
comment on column report.source.moved_to is 'Where its address redirects to for good, confirmed over a day: change url in sources.yaml; null for most.';
comment on column report.source.expected_by is 'By when its rhythm promises a new article; null before the first.';
comment on column report.source.state is 'ok; new: not reached yet; delayed: it asked for fewer requests; failing; down: failing for a day; silent: it answers, and brings nothing new against its rhythm; parked: gone, probed daily; retired.';
comment on column report.source.why is 'What the state rests on, in one line for a person; null when there is nothing to say.';

create view report.source_day as
select s.key as source, d.day, d.polls, d.unchanged, d.failed, d.requests, d.bytes, d.postponed, d.pages
from monitor.source_day d join monitor.source s on s.id = d.source_id;
comment on view report.source_day is 'What each source was asked on each day (UTC).';
comment on column report.source_day.source is 'Key of the source.';
comment on column report.source_day.day is 'Day, UTC.';
comment on column report.source_day.polls is 'Polls of the listing.';
comment on column report.source_day.unchanged is 'Polls that found nothing changed.';
comment on column report.source_day.failed is 'Polls that failed.';
comment on column report.source_day.requests is 'HTTP requests, redirects and article pages included.';
comment on column report.source_day.bytes is 'Bytes read after decompression.';
comment on column report.source_day.postponed is 'Polls that failed while the worker itself was cut off: not the source''s failures.';
comment on column report.source_day.pages is 'Article pages that were asked for.';

create view report.incident as
select i.id, i.kind, s.key as source, i.opened_at, i.closed_at, i.message
from monitor.incident i left join monitor.source s on s.id = i.source_id;
comment on view report.incident is 'What an operator should know, once from its beginning to its end.';
comment on column report.incident.id is 'Number of the incident.';
comment on column report.incident.kind is 'outage: the worker itself was cut off; down: a source fails for a day; parked: it is gone; moved: its address redirects for good; silent: nothing new against its rhythm.';
comment on column report.incident.source is 'Key of the source; null for an outage.';
comment on column report.incident.opened_at is 'When it was noticed.';
comment on column report.incident.closed_at is 'When it was over; null while it is not.';
comment on column report.incident.message is 'What happened, in one line.';
