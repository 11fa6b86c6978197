-- Identity is small, unpartitioned and for ever: it outlives the retention of what it names, so that an old article that
-- comes back is not news. Article, revision, topics, event classes and sightings lie in the month of the article's first sight and leave together.
create table monitor.identity (
    article_id bigint generated always as identity primary key,
    public_id uuid not null unique,
    first_seen_at timestamptz not null,
    owner_id int not null references monitor.source (id),
    link text compression lz4,
    revision int not null default 1 check (revision >= 1),
    content_hash bytea not null check (octet_length(content_hash) = 32),
    backfill bool not null,
    announced_at timestamptz,
    desk_seq bigint unique
) with (fillfactor = 90);
comment on column monitor.identity.link is 'Normalised link; null when the source gave none.';
comment on column monitor.identity.announced_at is 'When article.detected was written; once.';
comment on column monitor.identity.desk_seq is 'Place in the desk''s order, given by the desk; null = the desk has not taken it yet.';
create index identity_for_desk on monitor.identity (article_id) where announced_at is not null and desk_seq is null;

create table monitor.identity_key (
    hash bytea primary key check (octet_length(hash) = 32),
    article_id bigint not null references monitor.identity (article_id),
    kind text not null check (kind in ('link', 'guid', 'content')),
    trusted bool not null default true
);
comment on column monitor.identity_key.trusted is 'False once the key was seen with two articles.';
create index identity_key_article on monitor.identity_key (article_id);

create table monitor.article (
    id bigint not null,
    first_seen_at timestamptz not null,
    public_id uuid not null,
    source_id int not null,
    fetch_id bigint not null,
    link text compression lz4,
    published_at timestamptz,
    published_source text,
    published_raw text,
    revision int not null,
    revised_at timestamptz not null,
    title text not null,
    lead text compression lz4 not null,
    language text not null,
    author text,
    categories text[] not null,
    enclosures jsonb not null,
    text_scope text not null check (text_scope in ('title', 'teaser', 'full')),
    word_count int not null,
    relevance smallint not null check (relevance between 0 and 100),
    severity smallint not null check (severity between 0 and 4),
    severity_because text,
    set_number int not null,
    rules_hash text not null,
    primary key (id, first_seen_at)
) partition by range (first_seen_at);
create table monitor.article_default partition of monitor.article default;
create index article_by_time on monitor.article (first_seen_at);
create index article_by_public_id on monitor.article (public_id);
create index article_by_source on monitor.article (source_id, first_seen_at);

create table monitor.revision (
    article_id bigint not null,
    first_seen_at timestamptz not null,
    number int not null check (number >= 1),
    recorded_at timestamptz not null default now(),
    fetch_id bigint not null,
    title text not null,
    text text compression lz4 not null,
    content_hash bytea not null check (octet_length(content_hash) = 32),
    kinds text[] not null,
    relevance smallint not null,
    severity smallint not null,
    primary key (article_id, number, first_seen_at)
) partition by range (first_seen_at);
create table monitor.revision_default partition of monitor.revision default;
comment on column monitor.revision.kinds is 'What changed against the revision before; empty for the first one and for changes no reader sees.';

create table monitor.article_topic (
    article_id bigint not null,
    first_seen_at timestamptz not null,
    topic text not null,
    salience text not null check (salience in ('main', 'mentioned')),
    points numeric(5, 2) not null,
    revision int not null,
    set_number int not null,
    rules_hash text not null,
    evidence jsonb not null,
    primary key (article_id, topic, first_seen_at)
) partition by range (first_seen_at);
create table monitor.article_topic_default partition of monitor.article_topic default;
create index article_topic_by_topic on monitor.article_topic (topic, first_seen_at);
comment on table monitor.article_topic is 'Topics of the newest revision, with the evidence and the rules that gave them.';

create table monitor.article_event_class (
    article_id bigint not null,
    first_seen_at timestamptz not null,
    class text not null,
    status text not null check (status in ('occurred', 'planned', 'historical', 'hypothetical')),
    severity smallint not null check (severity between 0 and 4),
    evidence jsonb not null,
    primary key (article_id, class, status, first_seen_at)
) partition by range (first_seen_at);
create table monitor.article_event_class_default partition of monitor.article_event_class default;

create table monitor.sighting (
    article_id bigint not null,
    first_seen_at timestamptz not null,
    source_id int not null,
    seen_at timestamptz not null default now(),
    fetch_id bigint not null,
    primary key (article_id, source_id, first_seen_at)
) partition by range (first_seen_at);
create table monitor.sighting_default partition of monitor.sighting default;
comment on table monitor.sighting is 'Every source that has shown the article, the first one included.';
