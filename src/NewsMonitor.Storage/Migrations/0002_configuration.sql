-- The numbered configuration sets: the very files that were applied, so that the line a tag's evidence names can be read years later.
create table monitor.configuration_set (
    number int generated always as identity primary key,
    content_hash text not null check (content_hash ~ '^sha256:[0-9a-f]{64}$'),
    created_at timestamptz not null default now()
);

create table monitor.configuration_file (
    set_number int not null references monitor.configuration_set (number),
    path text not null,
    content text compression lz4 not null,
    primary key (set_number, path)
);

create table monitor.configuration_active (
    only_row bool primary key default true check (only_row),
    set_number int not null references monitor.configuration_set (number),
    activated_at timestamptz not null default now()
);
comment on table monitor.configuration_active is 'One row: every worker follows this number.';
