create sequence monitor.fetch_id;

create table monitor.fetch (
    id bigint not null default nextval('monitor.fetch_id'),
    started_at timestamptz not null,
    finished_at timestamptz not null default clock_timestamp(),
    source_id int not null,
    kind text not null check (kind in ('poll', 'import')),
    outcome text not null check (outcome in ('ok', 'partial', 'failed')),
    failure text,
    message text,
    http_status smallint,
    requests int not null,
    bytes bigint not null,
    backfill bool not null,
    set_number int not null,
    seen int not null default 0,
    new int not null default 0,
    revised int not null default 0,
    known int not null default 0,
    sighting int not null default 0,
    repeated int not null default 0,
    quarantined int not null default 0,
    over_limit int not null default 0,
    primary key (id, started_at),
    constraint fetch_accounts_for_every_entry check (seen = new + revised + known + sighting + repeated + quarantined + over_limit),
    constraint fetch_failure_is_named check ((outcome = 'failed') = (failure is not null))
) partition by range (started_at);
create table monitor.fetch_default partition of monitor.fetch default;
create index fetch_by_source on monitor.fetch (source_id, started_at);
comment on table monitor.fetch is 'Fetches that brought entries or failed. Unchanged ones are counted in source_day.';

create table monitor.quarantine (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    source_id int not null references monitor.source (id),
    fetch_id bigint not null,
    reason text not null,
    raw text compression lz4 not null check (length(raw) <= 65536)
);
comment on table monitor.quarantine is 'Entries that could not become articles, for the operator.';
