-- Public ids are for people and events; to count millions of rows by a number of eight bytes that all tables have is several times quicker.
create or replace view report.article as
select a.public_id as article, s.key as source, a.link, a.title, a.lead,
       (select left(coalesce(r.page_text, r.text), 32000) from monitor.revision r
        where r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision) as text,
       a.text_scope, a.language, a.author,
       a.categories, a.enclosures,
       a.published_at, a.published_source, a.first_seen_at, a.revision, a.revised_at, a.word_count, a.relevance, a.severity, a.severity_because,
       a.backfill, a.announced_at, a.set_number, a.rules_hash, a.published_quality, a.page_outcome, a.page_settled_at, a.model_log_odds,
       a.withdrawn_at,
       (select char_length(coalesce(r.page_text, r.text)) > 32000 from monitor.revision r
        where r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision) as text_truncated,
       a.id as article_number
from monitor.article a
join monitor.source s on s.id = a.source_id;

create or replace view report.article_topic as
select i.public_id as article, t.first_seen_at, t.topic, t.salience, t.points, t.revision, t.evidence, t.set_number, t.rules_hash, t.article_id as article_number
from monitor.article_topic t left join monitor.identity i on i.article_id = t.article_id;

create or replace view report.article_entity as
select i.public_id as article, e.first_seen_at, e.entity, e.type, e.country, e.role, e.salience, e.mentions, e.metonym,
       (select a.revision from monitor.article a where a.id = e.article_id and a.first_seen_at = e.first_seen_at) as revision,
       e.evidence,
       (select a.set_number from monitor.article a where a.id = e.article_id and a.first_seen_at = e.first_seen_at) as set_number,
       (select a.rules_hash from monitor.article a where a.id = e.article_id and a.first_seen_at = e.first_seen_at) as rules_hash,
       e.article_id as article_number
from monitor.article_entity e left join monitor.identity i on i.article_id = e.article_id;

create or replace view report.article_event_class as
select i.public_id as article, e.first_seen_at, e.class, e.status, e.severity, e.evidence, e.article_id as article_number
from monitor.article_event_class e left join monitor.identity i on i.article_id = e.article_id;

create or replace view report.sighting as
select i.public_id as article, g.first_seen_at, s.key as source, g.seen_at, g.fetch_id as fetch, g.article_id as article_number
from monitor.sighting g
join monitor.source s on s.id = g.source_id
left join monitor.identity i on i.article_id = g.article_id;

create or replace view report.revision as
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
       r.relevance, r.severity, r.article_id as article_number
from monitor.revision r
left join monitor.identity i on i.article_id = r.article_id;

create or replace view report.story_article as
select s.public_id as story, i.public_id as article, m.first_seen_at, m.taken_at, t.public_id as same_text_as, m.similarity, m.revision,
       m.article_id as article_number, m.same_text_as as same_text_as_number
from monitor.story_article m
join monitor.story s on s.id = m.story_id
left join monitor.identity i on i.article_id = m.article_id
left join monitor.identity t on t.article_id = m.same_text_as;

create or replace view report.event as
select e.id as event, e.recorded_at, e.type, e.subject, i.public_id as article, e.exchange, e.routing_key, e.cc_keys, octet_length(e.body) as bytes,
       (select d.confirmed_at from monitor.event_delivery d where d.event_id = e.id and d.recorded_at = e.recorded_at) as confirmed_at,
       case when e.body = '' then 'erased' else coalesce(o.state, 'sent') end as state,
       e.article_id as article_number
from monitor.event e
left join monitor.identity i on i.article_id = e.article_id
left join monitor.outbox o on o.event_id = e.id;

do $comments$
declare
    name text;
begin
    foreach name in array array['article', 'article_topic', 'article_entity', 'article_event_class', 'sighting', 'revision', 'story_article', 'event'] loop
        execute format('comment on column report.%I.article_number is %L', name, 'Number of the article, the same everywhere in this database: join by it.');
    end loop;
end
$comments$;
comment on column report.event.article_number is 'Number of that article, the same everywhere in this database: join by it.';
comment on column report.story_article.same_text_as_number is 'article_number of the article in same_text_as.';

create or replace function report.article_as_of(known_at timestamptz, said_until timestamptz default 'infinity')
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
        where s.article_number = a.article_number and s.first_seen_at = a.first_seen_at
          and s.recorded_at <= known_at and coalesce(s.said_at, s.recorded_at) <= said_until
        order by s.revision desc limit 1
    ) r
    where a.first_seen_at <= known_at
$function$;

insert into monitor.report_version (number, note)
select max(number) + 1, 'New: article_number in article, article_topic, article_entity, article_event_class, sighting, revision, story_article and event, and same_text_as_number in story_article: what joins go by.'
from monitor.report_version;
