-- Some feeds give a headline and a teaser alone. The article's page is asked for later, and its text completes the revision: the feed's own
-- text and hash stay as they are, so that the next poll finds the article known, and an edit is compared with what the feed said before.
alter table monitor.revision add column page_text text compression lz4;
comment on column monitor.revision.page_text is 'Text of the article''s page, which then is the revision''s text; null when the feed''s is.';

alter table monitor.article
    add column page_outcome text
        check (page_outcome in ('completed', 'disallowed', 'reserved', 'not_found', 'refused', 'no_article', 'given_up')),
    add column page_settled_at timestamptz,
    add column page_failure text,
    add constraint article_page_settled_whole check ((page_outcome is null) = (page_settled_at is null));
comment on column monitor.article.page_outcome is 'What asking for the page of the newest revision came to; null while it is wanted, and where it never was.';
comment on column monitor.article.page_failure is 'Why it was not completed, in one line for the operator.';

create table monitor.page_task (
    article_id bigint primary key references monitor.identity (article_id),
    first_seen_at timestamptz not null,
    source_id int not null references monitor.source (id),
    host text not null references monitor.host (name),
    origin text not null,
    url text not null,
    revision int not null,
    moves smallint not null default 0,
    next_attempt_at timestamptz not null default now(),
    deadline_at timestamptz not null,
    attempts int not null default 0,
    lease_until timestamptz,
    lease_token bigint,
    failure text,
    failure_message text
) with (fillfactor = 70);
create index page_task_by_host on monitor.page_task (host, first_seen_at desc);
create index page_task_deadline on monitor.page_task (deadline_at);
comment on table monitor.page_task is 'Pages to be asked for: one row per article, gone once it is settled. A newer revision takes the row over, and the lease away.';
comment on column monitor.page_task.origin is 'Scheme, host and port of the url: what one robots.txt holds for. The host that is leased may have several.';
comment on column monitor.page_task.moves is 'How often the page has led to another origin.';

create table monitor.host_robots (
    origin text primary key,
    rules text compression lz4 not null,
    is_temporary bool not null,
    reservations text compression lz4,
    checked_at timestamptz not null default now(),
    expires_at timestamptz not null
);
comment on table monitor.host_robots is 'What the robots.txt and the tdmrep.json of an origin say, until they are asked for again.';
comment on column monitor.host_robots.is_temporary is 'Everything is forbidden only because robots.txt could not be had.';
comment on column monitor.host_robots.reservations is 'Text and data mining that the site reserves; null while it was not asked for.';

alter table monitor.host add column crawl_delay interval not null default '0'
    check (crawl_delay between interval '0' and interval '60 seconds');
comment on column monitor.host.crawl_delay is 'The pause between two requests that its robots.txt asks for; whoever fetches keeps it.';

create or replace view report.article as
select a.public_id as article, s.key as source, a.link, a.title, a.lead, coalesce(r.page_text, r.text) as text, a.text_scope, a.language, a.author,
       a.categories, a.enclosures,
       a.published_at, a.published_source, a.first_seen_at, a.revision, a.revised_at, a.word_count, a.relevance, a.severity, a.severity_because,
       i.backfill, i.announced_at, a.set_number, a.rules_hash, a.published_quality, a.page_outcome, a.page_settled_at
from monitor.article a
join monitor.source s on s.id = a.source_id
join monitor.identity i on i.article_id = a.id
join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision;

comment on column report.article.text is 'Text of the newest revision, plain: that of the article''s page where page_outcome is completed, else the feed''s; paragraphs separated by a line feed.';
comment on column report.article.text_scope is 'How much of the article the text is: title; teaser, or what everybody may read of a paid page; full, as the feed or the page has it.';
comment on column report.article.page_outcome is 'What asking for the article''s page came to: completed: its text is the article''s; disallowed by robots.txt; reserved: its publisher reserves text and data mining; not_found; refused; no_article: nothing on it but what the feed says; given_up: not had within a day. Null while it is wanted, and where the feed''s text is enough.';
comment on column report.article.page_settled_at is 'When that was; null as above.';
