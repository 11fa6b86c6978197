-- A source as the operator described it, and apart from it what polling keeps about it: the hot row is small and updated in place.
create table monitor.source (
    id int generated always as identity primary key,
    key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    name text not null,
    url text not null,
    kind text not null,
    country text check (country ~ '^[A-Z]{2}$'),
    language text not null,
    time_zone text not null,
    publisher text not null,
    tier smallint not null check (tier between 1 and 3),
    poll_interval interval not null check (poll_interval between interval '1 minute' and interval '7 days'),
    added_at timestamptz not null default now(),
    retired_at timestamptz
);
comment on column monitor.source.retired_at is 'Set when the source left the configuration; its history stays.';

create table monitor.host (
    name text primary key,
    next_allowed_at timestamptz not null default '-infinity',
    lease_until timestamptz,
    lease_token bigint
) with (fillfactor = 70);
comment on table monitor.host is 'One request at a time per host, whoever fetches: a lease, and the earliest time of the next request.';

create sequence monitor.lease_token;
comment on sequence monitor.lease_token is 'Fencing tokens: a later lease has a higher one, whatever the workers'' clocks say.';

create table monitor.source_poll (
    source_id int primary key references monitor.source (id),
    host text not null references monitor.host (name),
    next_due_at timestamptz not null default now(),
    lease_until timestamptz,
    lease_token bigint,
    etag text,
    last_modified text,
    body_hash bytea check (octet_length(body_hash) = 32),
    first_success_at timestamptz,
    last_success_at timestamptz,
    last_attempt_at timestamptz,
    last_new_at timestamptz,
    failures int not null default 0 check (failures >= 0),
    failure text,
    failure_message text
) with (fillfactor = 70);
comment on column monitor.source_poll.failures is 'Failures in a row; 0 after a success.';

create index source_poll_due on monitor.source_poll (next_due_at);

-- Unchanged polls are most of all polls: a row a day instead of a row each.
create table monitor.source_day (
    source_id int not null references monitor.source (id),
    day date not null,
    polls int not null default 0,
    unchanged int not null default 0,
    failed int not null default 0,
    requests int not null default 0,
    bytes bigint not null default 0,
    primary key (source_id, day)
) with (fillfactor = 70);
