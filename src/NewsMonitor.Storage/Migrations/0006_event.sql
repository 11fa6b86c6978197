-- The append-only event log holds the final bytes: it is what was sent, and what a replay sends again. The outbox is small:
-- one row per unsent event, gone after the broker's confirm.
create sequence monitor.event_sequence;

create table monitor.event (
    id uuid not null,
    recorded_at timestamptz not null,
    sequence bigint not null,
    type text not null,
    subject text not null,
    article_id bigint,
    exchange text not null,
    routing_key text not null check (octet_length(routing_key) <= 255),
    cc_keys text[] not null check (cardinality(cc_keys) <= 31),
    headers jsonb not null,
    body bytea compression lz4 not null check (octet_length(body) <= 65536),
    primary key (id, recorded_at)
) partition by range (recorded_at);
create table monitor.event_default partition of monitor.event default;
create index event_by_sequence on monitor.event (sequence);
create index event_by_article on monitor.event (article_id, recorded_at);

-- A unique key cannot span partitions: event ids are claimed here first.
create table monitor.event_key (
    id uuid primary key,
    type text not null,
    subject text not null
);
create unique index event_key_one_detected on monitor.event_key (subject) where type = 'monitor.article.detected.v1';

create sequence monitor.outbox_lease_token;

create table monitor.outbox (
    event_id uuid primary key references monitor.event_key (id),
    recorded_at timestamptz not null,
    state text not null default 'pending' check (state in ('pending', 'parked')),
    next_attempt_at timestamptz not null default now(),
    lease_until timestamptz,
    lease_token bigint,
    attempts int not null default 0,
    reason text
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
create index outbox_due on monitor.outbox (next_attempt_at) where state = 'pending';
create index outbox_oldest on monitor.outbox (recorded_at) where state = 'pending';
