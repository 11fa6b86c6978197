-- Who and what an article names, beside its topics. The model's judgement is kept with the article, so that analysts can tell what moved
-- its relevance: the words of the rules or the model.
create table monitor.article_entity (
    article_id bigint not null,
    first_seen_at timestamptz not null,
    entity text not null,
    type text not null,
    country text,
    role text,
    salience text not null check (salience in ('main', 'mentioned')),
    mentions int not null check (mentions >= 1),
    metonym bool not null,
    evidence jsonb not null,
    primary key (article_id, entity, first_seen_at)
) partition by range (first_seen_at);
create table monitor.article_entity_default partition of monitor.article_entity default;
create index article_entity_by_entity on monitor.article_entity (entity, first_seen_at);
comment on table monitor.article_entity is 'Entities that the newest revision names, with the words that named them; article says by which rules.';
select monitor.ensure_partitions(3);

alter table monitor.article add column model_log_odds int;
comment on column monitor.article.model_log_odds is 'Log-odds of the model for the article''s language, in thousandths; null without one, and before this column.';

create view report.article_entity as
select i.public_id as article, e.first_seen_at, e.entity, e.type, e.country, e.role, e.salience, e.mentions, e.metonym, a.revision, e.evidence,
       a.set_number, a.rules_hash
from monitor.article_entity e
join monitor.identity i on i.article_id = e.article_id
join monitor.article a on a.id = e.article_id and a.first_seen_at = e.first_seen_at;

comment on view report.article_entity is 'One row per article and person, organisation, weapon or place that its newest revision names. Articles stored before this view have none until they are tagged again.';
comment on column report.article_entity.article is 'Public id of the article.';
comment on column report.article_entity.first_seen_at is 'When we saw the article first.';
comment on column report.article_entity.entity is 'Id of the entity in the files of the configuration set; of a country its ISO 3166 code.';
comment on column report.article_entity.type is 'person; organisations: armed-force, command, ministry, alliance, government, company, armed-group, agency, body; weapon; places: country, region, city, base.';
comment on column report.article_entity.country is 'ISO 3166 code: of a person where the role is held, else the state it belongs to; null when there is none.';
comment on column report.article_entity.role is 'Role that a person held when the article was published; null when none is known.';
comment on column report.article_entity.salience is 'main: in title or lead, or named three times; mentioned: named in passing.';
comment on column report.article_entity.mentions is 'How often it is named.';
comment on column report.article_entity.metonym is 'True when it is meant, at least once, by the name of its capital.';
comment on column report.article_entity.revision is 'Revision whose text was tagged.';
comment on column report.article_entity.evidence is 'The words that named it: array of {field, text, term, points, rule}; points are 0.';
comment on column report.article_entity.set_number is 'Configuration set that tagged it.';
comment on column report.article_entity.rules_hash is 'Hash of that set.';

create or replace view report.article as
select a.public_id as article, s.key as source, a.link, a.title, a.lead, coalesce(r.page_text, r.text) as text, a.text_scope, a.language, a.author,
       a.categories, a.enclosures,
       a.published_at, a.published_source, a.first_seen_at, a.revision, a.revised_at, a.word_count, a.relevance, a.severity, a.severity_because,
       i.backfill, i.announced_at, a.set_number, a.rules_hash, a.published_quality, a.page_outcome, a.page_settled_at, a.model_log_odds
from monitor.article a
join monitor.source s on s.id = a.source_id
join monitor.identity i on i.article_id = a.id
join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision;

comment on column report.article.model_log_odds is 'What the statistical model makes of it: log-odds in thousandths, positive is defence. Null where there is no model for its language, and for articles from before this column.';
