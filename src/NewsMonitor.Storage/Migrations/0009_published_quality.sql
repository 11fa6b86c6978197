-- Not every published_at is worth the same: some sources leave out the zone or the time, or write 07/08. Rows stored before
-- this release have null: nobody knows any more.
alter table monitor.article add column published_quality text
    check (published_quality in ('exact', 'zone-assumed', 'day-only', 'ambiguous', 'unreadable'));
comment on column monitor.article.published_quality is 'What the source really said of published_at; null when it said nothing, and before this column.';

-- A view can only get new columns at its end.
create or replace view report.article as
select a.public_id as article, s.key as source, a.link, a.title, a.lead, r.text, a.text_scope, a.language, a.author, a.categories, a.enclosures,
       a.published_at, a.published_source, a.first_seen_at, a.revision, a.revised_at, a.word_count, a.relevance, a.severity, a.severity_because,
       i.backfill, i.announced_at, a.set_number, a.rules_hash, a.published_quality
from monitor.article a
join monitor.source s on s.id = a.source_id
join monitor.identity i on i.article_id = a.id
join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision;

comment on column report.article.published_at is 'When the source says it was published; null when it does not say, or not readably.';
comment on column report.article.published_quality is 'How far published_at is to be believed: exact; zone-assumed: the source gave no zone, its country''s was taken; day-only: a day, month or year without a time, taken as its beginning; ambiguous: the likelier of several readings; unreadable: no time. Null when the source says nothing, and for articles from before this column.';
