-- What analysts had no view of: every state of an article, what was sent, the life of an alert, who confirmed a story and when. And what a tool
-- needs that is no psql: texts that fit into a cell, the version of the schema, a login that cannot hold up the worker.

-- What the source says of a state. Of states from before this release nobody knows any more.
alter table monitor.revision add column said_at timestamptz;
comment on column monitor.revision.said_at is 'When the source says that this state is of: its last change, else its publication; of a page that is gone or back, when that was seen. Null when it does not say, or nothing that can be true.';

create table monitor.report_version (
    number int primary key check (number >= 1),
    since timestamptz not null default now(),
    note text not null
);
comment on table monitor.report_version is 'What has changed for analysts: a migration that changes the shape of schema report adds a line.';
insert into monitor.report_version (number, note) values
    (1, 'article, article_topic, article_entity, source, source_day, fetch, incident, story, story_article, alert.'),
    (2, 'New: revision, article_event_class, sighting, event, alert_event, story_publisher, story_merge, version; functions article_as_of, full_text, event_body. article.text is cut at 32,000 characters (text_truncated; full_text has the whole), and null once its state has left the database.');

create view report.version as select number, since, note from monitor.report_version;
comment on view report.version is 'What has changed in this schema: one row per version, the highest number is the present one. Columns are only ever added, at the end.';
comment on column report.version.number is 'Number of the version, from 1.';
comment on column report.version.since is 'When this database got it.';
comment on column report.version.note is 'What is new.';

-- Analysts mostly count, and then want a few articles: what a count does not name is not read. A join to the text or the identity would be made for
-- every row, and a range of first_seen_at would prune one of the two tables only; a subquery is made where its column is asked for, in the right month.
create or replace view report.article as
select a.public_id as article, s.key as source, a.link, a.title, a.lead,
       (select left(coalesce(r.page_text, r.text), 32000) from monitor.revision r
        where r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision) as text,
       a.text_scope, a.language, a.author,
       a.categories, a.enclosures,
       a.published_at, a.published_source, a.first_seen_at, a.revision, a.revised_at, a.word_count, a.relevance, a.severity, a.severity_because,
       i.backfill, i.announced_at, a.set_number, a.rules_hash, a.published_quality, a.page_outcome, a.page_settled_at, a.model_log_odds,
       a.withdrawn_at,
       (select char_length(coalesce(r.page_text, r.text)) > 32000 from monitor.revision r
        where r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision) as text_truncated
from monitor.article a
join monitor.source s on s.id = a.source_id
left join monitor.identity i on i.article_id = a.id;
comment on column report.article.text is 'Text of the newest revision, plain: that of the article''s page where page_outcome is completed, else the feed''s; paragraphs separated by a line feed. At most its first 32,000 characters, see text_truncated; null once the revision has left the database.';
comment on column report.article.text_truncated is 'True when the text is longer than shown: report.full_text(article) has the whole. Null where the text is.';

create or replace view report.article_topic as
select i.public_id as article, t.first_seen_at, t.topic, t.salience, t.points, t.revision, t.evidence, t.set_number, t.rules_hash
from monitor.article_topic t left join monitor.identity i on i.article_id = t.article_id;

create or replace view report.article_entity as
select i.public_id as article, e.first_seen_at, e.entity, e.type, e.country, e.role, e.salience, e.mentions, e.metonym,
       (select a.revision from monitor.article a where a.id = e.article_id and a.first_seen_at = e.first_seen_at) as revision,
       e.evidence,
       (select a.set_number from monitor.article a where a.id = e.article_id and a.first_seen_at = e.first_seen_at) as set_number,
       (select a.rules_hash from monitor.article a where a.id = e.article_id and a.first_seen_at = e.first_seen_at) as rules_hash
from monitor.article_entity e left join monitor.identity i on i.article_id = e.article_id;

create view report.article_event_class as
select i.public_id as article, e.first_seen_at, e.class, e.status, e.severity, e.evidence
from monitor.article_event_class e left join monitor.identity i on i.article_id = e.article_id;
comment on view report.article_event_class is 'One row per article, kind of event and status that its newest revision tells of, with the words that say so.';
comment on column report.article_event_class.article is 'Public id of the article.';
comment on column report.article_event_class.first_seen_at is 'When we saw the article first.';
comment on column report.article_event_class.class is 'Id of the event class in the taxonomy, such as agreement-signed.';
comment on column report.article_event_class.status is 'occurred; planned; threatened; historical; hypothetical.';
comment on column report.article_event_class.severity is 'How grave it is in this status: 0 info to 4 critical; the gravest is the article''s.';
comment on column report.article_event_class.evidence is 'Why: array of {field, text, term, points, rule}; rule is file:line of the configuration set.';

create view report.sighting as
select i.public_id as article, g.first_seen_at, s.key as source, g.seen_at, g.fetch_id as fetch
from monitor.sighting g
join monitor.source s on s.id = g.source_id
left join monitor.identity i on i.article_id = g.article_id;
comment on view report.sighting is 'One row per article and source that has shown it, the first one included.';
comment on column report.sighting.article is 'Public id of the article.';
comment on column report.sighting.first_seen_at is 'When any source showed it first.';
comment on column report.sighting.source is 'Key of the source.';
comment on column report.sighting.seen_at is 'When this source showed it first.';
comment on column report.sighting.fetch is 'Number of the fetch, as in report.fetch.';

create view report.revision as
select i.public_id as article,
       (select s.key from monitor.article a join monitor.source s on s.id = a.source_id
        where a.id = r.article_id and a.first_seen_at = r.first_seen_at) as source,
       r.first_seen_at, r.number as revision, r.recorded_at, r.said_at, r.kinds, r.title,
       case when r.number > 1 then (
           select b.title from monitor.revision b
           where b.article_id = r.article_id and b.first_seen_at = r.first_seen_at and b.number = r.number - 1
       ) end as title_before,
       left(coalesce(r.page_text, r.text), 32000) as text,
       char_length(coalesce(r.page_text, r.text)) > 32000 as text_truncated,
       r.relevance, r.severity
from monitor.revision r
left join monitor.identity i on i.article_id = r.article_id;
comment on view report.revision is 'One row per article and state of it that we have seen: a new headline or text, or a page that was gone or back.';
comment on column report.revision.article is 'Public id of the article.';
comment on column report.revision.source is 'Key of the source that showed the article first.';
comment on column report.revision.first_seen_at is 'When we saw the article first.';
comment on column report.revision.revision is 'Number of the state, from 1.';
comment on column report.revision.recorded_at is 'When we stored it.';
comment on column report.revision.said_at is 'When the source says that it is of: its last change, else its publication; of a page that is gone or back, when that was seen. Null when it does not say, or nothing that can be true, and for states from before this column.';
comment on column report.revision.kinds is 'What changed against the state before: title, body, tags, severity, below-gate, withdrawn, restored; empty for the first, and for changes that no reader sees.';
comment on column report.revision.title is 'Headline of this state.';
comment on column report.revision.title_before is 'Headline of the state before; null for the first.';
comment on column report.revision.text is 'Text of this state, at most its first 32,000 characters.';
comment on column report.revision.text_truncated is 'True when the text is longer than shown: report.full_text(article, revision) has the whole.';
comment on column report.revision.relevance is 'Of this state: 0 to 100.';
comment on column report.revision.severity is 'Of this state: 0 info to 4 critical.';

create view report.event as
select e.id as event, e.recorded_at, e.type, e.subject, i.public_id as article, e.exchange, e.routing_key, e.cc_keys, octet_length(e.body) as bytes,
       (select d.confirmed_at from monitor.event_delivery d where d.event_id = e.id and d.recorded_at = e.recorded_at) as confirmed_at,
       coalesce(o.state, 'sent') as state
from monitor.event e
left join monitor.identity i on i.article_id = e.article_id
left join monitor.outbox o on o.event_id = e.id;
comment on view report.event is 'One row per event that was written for subscribers, sent or not. report.event_body has what it says.';
comment on column report.event.event is 'CloudEvents id.';
comment on column report.event.recorded_at is 'When it was committed, with what it tells.';
comment on column report.event.type is 'CloudEvents type, such as monitor.article.detected.v1.';
comment on column report.event.subject is 'CloudEvents subject, such as article/….';
comment on column report.event.article is 'Public id of the article that it tells of; null when it tells of none.';
comment on column report.event.exchange is 'Exchange it is published to.';
comment on column report.event.routing_key is 'Primary routing key.';
comment on column report.event.cc_keys is 'Further routing keys.';
comment on column report.event.bytes is 'Length of its body.';
comment on column report.event.confirmed_at is 'When the broker had it, first; null while it has not, and for events from before this was kept.';
comment on column report.event.state is 'sent; pending: it waits; parked: it cannot be sent as it is, see newsmonitor outbox.';

create view report.alert_event as
select substring(e.subject from 'alert/(.*)')::uuid as alert, e.recorded_at, split_part(e.type, '.', 3) as kind,
       b.data #>> '{alert,priority}' as priority, (b.data #>> '{alert,revision}')::int as revision, (b.data #>> '{alert,late}')::bool as late,
       b.data #>> '{rule,id}' as rule, b.data ->> 'reason' as reason, e.id as event
from monitor.event e
cross join lateral (select convert_from(nullif(e.body, ''), 'UTF8')::jsonb -> 'data' as data offset 0) b
where e.article_id is null and e.type in ('monitor.alert.raised.v1', 'monitor.alert.updated.v1', 'monitor.alert.closed.v1');
comment on view report.alert_event is 'The life of the alerts: one row each time one was raised, updated or closed, as subscribers were told.';
comment on column report.alert_event.alert is 'Public id of the alert.';
comment on column report.alert_event.recorded_at is 'When that was.';
comment on column report.alert_event.kind is 'raised, updated, closed.';
comment on column report.alert_event.priority is 'P1 (wake somebody) to P4, then.';
comment on column report.alert_event.revision is 'Number of the event in the alert''s life, from 1.';
comment on column report.alert_event.late is 'True when it rested on what is no live news.';
comment on column report.alert_event.rule is 'Id of the watch rule.';
comment on column report.alert_event.reason is 'Why it was closed: expired, withdrawn, merged; null otherwise.';
comment on column report.alert_event.event is 'CloudEvents id.';

-- Grouped by what people filter by, so that one story, or a time, is looked up and not picked out.
create view report.story_publisher as
select p.story, p.publisher, p.source, p.first_seen_at, p.articles,
       (row_number() over story_order)::int as place,
       p.first_seen_at - min(p.first_seen_at) over (partition by p.story, p.story_first_seen_at) as lag,
       p.story_first_seen_at
from (
    select t.public_id as story, t.first_seen_at as story_first_seen_at, s.publisher,
           (array_agg(s.key order by m.first_seen_at, m.desk_seq))[1] as source,
           min(m.first_seen_at) as first_seen_at, count(*)::int as articles, min(m.desk_seq) as desk_seq
    from monitor.story_article m
    join monitor.story t on t.id = m.story_id
    join monitor.identity i on i.article_id = m.article_id
    join monitor.source s on s.id = coalesce(m.source_id, i.owner_id)
    group by t.public_id, t.first_seen_at, s.publisher
) p
window story_order as (partition by p.story, p.story_first_seen_at order by p.first_seen_at, p.desk_seq);
comment on view report.story_publisher is 'Who confirmed a story, and when: one row per story and publisher family, in their order.';
comment on column report.story_publisher.story is 'Public id of the story; after a merger, of the one that stayed.';
comment on column report.story_publisher.publisher is 'Publisher family: its sources corroborate a story once.';
comment on column report.story_publisher.source is 'Key of its source that told the story first.';
comment on column report.story_publisher.first_seen_at is 'When we saw its first article.';
comment on column report.story_publisher.articles is 'Its articles in the story, withdrawn ones included.';
comment on column report.story_publisher.place is '1 for the publisher that we saw first.';
comment on column report.story_publisher.lag is 'How long after the first; zero for that one.';
comment on column report.story_publisher.story_first_seen_at is 'When we saw the first article of the story: filter by it.';

create view report.story_merge as
select a.public_id as absorbed, o.public_id as into_story, m.merged_at
from monitor.story_merge m
join monitor.story a on a.id = m.absorbed
join monitor.story o on o.id = m.into_story;
comment on view report.story_merge is 'Which story turned out to be which.';
comment on column report.story_merge.absorbed is 'Public id of the story that is one no longer.';
comment on column report.story_merge.into_story is 'Public id of the one that it became part of, at that moment: it may have been absorbed later.';
comment on column report.story_merge.merged_at is 'When that was noticed.';

-- Functions run with the rights of the caller, who sees no table: these two look for him.
create function report.full_text(article uuid, revision int default null) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $function$
    select coalesce(r.page_text, r.text)
    from monitor.identity i
    join monitor.revision r on r.article_id = i.article_id and r.first_seen_at = i.first_seen_at
    where i.public_id = full_text.article and r.number = coalesce(full_text.revision, i.revision)
$function$;
comment on function report.full_text(uuid, int) is 'The whole text of an article, however long: of its newest revision, or of one that is named. Null when there is none.';

create function report.event_body(event uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp
as $function$
    select convert_from(nullif(e.body, ''), 'UTF8')::jsonb from monitor.event e where e.id = event_body.event
$function$;
comment on function report.event_body(uuid) is 'What an event of report.event says: the CloudEvent as it was sent. Null when there is none.';

-- No security definer, no set, one statement: the planner puts it in place of the call, and the caller's conditions with it.
create function report.article_as_of(known_at timestamptz, said_until timestamptz default 'infinity')
returns table (
    article uuid, source text, first_seen_at timestamptz, revision int, recorded_at timestamptz, said_at timestamptz, kinds text[],
    title text, text text, text_truncated bool, relevance smallint, severity smallint, link text, published_at timestamptz)
language sql stable
as $function$
    select a.article, a.source, a.first_seen_at, r.revision, r.recorded_at, r.said_at, r.kinds,
           r.title, r.text, r.text_truncated, r.relevance, r.severity, a.link, a.published_at
    from report.article a
    cross join lateral (
        select * from report.revision s
        where s.article = a.article and s.first_seen_at = a.first_seen_at
          and s.recorded_at <= known_at and coalesce(s.said_at, s.recorded_at) <= said_until
        order by s.revision desc limit 1
    ) r
    where a.first_seen_at <= known_at
$function$;
comment on function report.article_as_of(timestamptz, timestamptz) is 'What we knew at a moment (known_at), and, if wanted, only what sources had said by another (said_until; a state of which they do not say when counts from when we saw it): of each article the newest such state. Filter by first_seen_at or source. States that have left the database are not known any more; link and published_at are those of today.';

grant execute on function report.full_text(uuid, int), report.event_body(uuid), report.article_as_of(timestamptz, timestamptz)
    to newsmonitor_report, newsmonitor_worker;

-- Settings of a role hold for its own login only, not for those that are made later: these hold for everybody who connects. The owner's own
-- sessions may take long, and the worker asks for what it needs when it connects.
do $settings$
begin
    execute format('alter database %I set statement_timeout = %L', current_database(), '5min');
    execute format('alter database %I set idle_in_transaction_session_timeout = %L', current_database(), '5min');
    execute format('alter role %I in database %I set statement_timeout = 0', current_user, current_database());
    -- A table that is made for one session lies on the disk all the same.
    execute format('revoke temporary on database %I from public', current_database());
exception
    when insufficient_privilege then
        raise notice 'The database belongs to somebody else: its time limits were not set, see deploy/reporting/analyst.sql.';
end
$settings$;
