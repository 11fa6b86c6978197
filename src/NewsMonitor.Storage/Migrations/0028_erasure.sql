-- Some words must go before their time: a publisher or a person asks for it. What is left is the identity without its address, so that the article does
-- not come back as news, and a record of what was done.
alter table monitor.identity add column erased_at timestamptz;
comment on column monitor.identity.erased_at is 'When its words were erased by order; whatever a source still shows of it is known.';

create table monitor.erasure (
    id int generated always as identity primary key,
    kind text not null check (kind in ('article', 'source')),
    subject text not null,
    reason text not null check (reason <> ''),
    login text not null default session_user,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    articles int not null default 0,
    revisions int not null default 0,
    events int not null default 0,
    quoting_events int not null default 0,
    unsent int not null default 0,
    stories int not null default 0,
    alerts int not null default 0,
    quarantined int not null default 0
);
create unique index erasure_under_way on monitor.erasure (kind, subject) where finished_at is null;
comment on table monitor.erasure is 'What was erased by order. A row without an end is gone on with by the same command.';

create view report.erasure as
select e.id as erasure, e.kind, e.subject, e.reason, e.login, e.started_at, e.finished_at,
       e.articles, e.revisions, e.events, e.quoting_events, e.unsent, e.stories, e.alerts, e.quarantined
from monitor.erasure e;
comment on view report.erasure is 'What was erased by order: one row for each. The words are gone, the numbers stay.';
comment on column report.erasure.erasure is 'Number of the erasure.';
comment on column report.erasure.kind is 'article; source: all that it showed or owns.';
comment on column report.erasure.subject is 'Public id of the article, or key of the source.';
comment on column report.erasure.reason is 'Why, as whoever did it said.';
comment on column report.erasure.login is 'Login by which it was done.';
comment on column report.erasure.started_at is 'When it began.';
comment on column report.erasure.finished_at is 'When all was gone; null while it is under way, or was broken off.';
comment on column report.erasure.articles is 'Articles that lost their words, tags and address.';
comment on column report.erasure.revisions is 'States of theirs.';
comment on column report.erasure.events is 'Events on them whose bodies were emptied.';
comment on column report.erasure.quoting_events is 'Events of stories and alerts that quoted them, emptied as well.';
comment on column report.erasure.unsent is 'Of these events those that waited to be sent, and will not be.';
comment on column report.erasure.stories is 'Stories whose title was theirs.';
comment on column report.erasure.alerts is 'Alerts whose reasons rested on them.';
comment on column report.erasure.quarantined is 'Entries of the source that could not be read.';

create or replace view report.event as
select e.id as event, e.recorded_at, e.type, e.subject, i.public_id as article, e.exchange, e.routing_key, e.cc_keys, octet_length(e.body) as bytes,
       (select d.confirmed_at from monitor.event_delivery d where d.event_id = e.id and d.recorded_at = e.recorded_at) as confirmed_at,
       case when e.body = '' then 'erased' else coalesce(o.state, 'sent') end as state
from monitor.event e
left join monitor.identity i on i.article_id = e.article_id
left join monitor.outbox o on o.event_id = e.id;
comment on column report.event.state is 'sent; pending: it waits; parked: it cannot be sent as it is, see newsmonitor outbox; erased: its words are gone, see report.erasure.';

insert into monitor.report_version (number, note)
select max(number) + 1, 'New: erasure. event.state may be erased.' from monitor.report_version;
