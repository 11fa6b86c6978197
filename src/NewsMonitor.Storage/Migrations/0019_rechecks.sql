-- The pages of announced articles are looked at again an hour, a day and a week later: an address that answers 404 or 410 twice withdraws its
-- article, and one that answers again brings it back.
alter table monitor.page_task add column purpose text not null default 'text' check (purpose in ('text', 'recheck'));
comment on table monitor.page_task is 'Pages to be asked for: one row per article, gone once it is settled. A newer revision takes the row over, and the lease away.';
comment on column monitor.page_task.purpose is 'text: its text completes the revision; recheck: whether it is still there.';

alter table monitor.article
    add column rechecks smallint not null default 0 check (rechecks between 0 and 3),
    add column missing_since timestamptz,
    add column withdrawn_at timestamptz;
comment on column monitor.article.rechecks is 'How many of the three looks at its page were had, or given up.';
comment on column monitor.article.missing_since is 'When its page was first found missing; null when it was there at the last look.';

create index identity_recheck on monitor.identity (announced_at) where announced_at is not null and not backfill;

create or replace view report.article as
select a.public_id as article, s.key as source, a.link, a.title, a.lead, coalesce(r.page_text, r.text) as text, a.text_scope, a.language, a.author,
       a.categories, a.enclosures,
       a.published_at, a.published_source, a.first_seen_at, a.revision, a.revised_at, a.word_count, a.relevance, a.severity, a.severity_because,
       i.backfill, i.announced_at, a.set_number, a.rules_hash, a.published_quality, a.page_outcome, a.page_settled_at, a.model_log_odds,
       a.withdrawn_at
from monitor.article a
join monitor.source s on s.id = a.source_id
join monitor.identity i on i.article_id = a.id
join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision;
comment on column report.article.withdrawn_at is 'When its page was found missing for the second time (404 or 410); null while it is there, and where nobody looked.';
