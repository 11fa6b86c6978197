-- What reports are made from is made behind intake, not in it: a statement that writes articles leaves a line for each in two queues, in the same
-- transaction. Who works them off deletes what it read and stores what it made of it in one transaction: nothing is made of what was never
-- committed, and what is committed late is found late, not lost.
create table monitor.search_task (
    article_id bigint not null,
    first_seen_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.05);
comment on table monitor.search_task is 'Articles whose text the search does not know yet, or no longer. One may stand here several times.';

create table monitor.rollup_change (
    hour timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.05);
comment on table monitor.rollup_change is 'Hours (UTC) whose articles, or what became of them, have changed since their sums were made. One may stand here many times.';

create function monitor.note_new_articles() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
begin
    insert into monitor.search_task (article_id, first_seen_at) select n.id, n.first_seen_at from new_rows n;
    insert into monitor.rollup_change (hour) select distinct date_trunc('hour', n.first_seen_at, 'UTC') from new_rows n;
    return null;
end
$function$;

create function monitor.note_changed_articles() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
begin
    -- Most updates only count looks at a page.
    insert into monitor.search_task (article_id, first_seen_at)
    select n.id, n.first_seen_at from new_rows n join old_rows o on o.id = n.id
    where (n.revision, n.word_count, n.title, n.lead, n.page_outcome) is distinct from (o.revision, o.word_count, o.title, o.lead, o.page_outcome);
    insert into monitor.rollup_change (hour)
    select distinct date_trunc('hour', n.first_seen_at, 'UTC') from new_rows n join old_rows o on o.id = n.id
    where (n.revision, n.language, n.relevance, n.severity, n.set_number, n.rules_hash, n.page_outcome)
        is distinct from (o.revision, o.language, o.relevance, o.severity, o.set_number, o.rules_hash, o.page_outcome);
    return null;
end
$function$;

-- Of articles that are gone, and of what joins a story or moves to another.
create function monitor.note_hours() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
begin
    insert into monitor.rollup_change (hour) select distinct date_trunc('hour', c.first_seen_at, 'UTC') from changed_rows c;
    return null;
end
$function$;

create function monitor.note_alerts() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
begin
    insert into monitor.rollup_change (hour)
    select distinct date_trunc('hour', m.first_seen_at, 'UTC')
    from new_rows n join monitor.story_article m on m.story_id = n.story_id;
    return null;
end
$function$;

-- When the broker had each event. Apart from the event, whose wide row is never written again.
create table monitor.event_delivery (
    event_id uuid not null,
    recorded_at timestamptz not null,
    confirmed_at timestamptz not null default clock_timestamp(),
    primary key (event_id, recorded_at)
) partition by range (recorded_at);
create table monitor.event_delivery_default partition of monitor.event_delivery default;
comment on table monitor.event_delivery is 'When the broker confirmed each event, first. recorded_at is that of the event.';

create function monitor.note_deliveries() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
begin
    insert into monitor.rollup_change (hour)
    select distinct date_trunc('hour', i.first_seen_at, 'UTC')
    from new_rows n
    join monitor.event e on e.id = n.event_id and e.recorded_at = n.recorded_at and e.type = 'monitor.article.detected.v1'
    join monitor.identity i on i.article_id = e.article_id;
    return null;
end
$function$;

create trigger note_new_articles after insert on monitor.article
    referencing new table as new_rows for each statement execute function monitor.note_new_articles();
create trigger note_changed_articles after update on monitor.article
    referencing old table as old_rows new table as new_rows for each statement execute function monitor.note_changed_articles();
create trigger note_gone_articles after delete on monitor.article
    referencing old table as changed_rows for each statement execute function monitor.note_hours();
create trigger note_story_members after insert on monitor.story_article
    referencing new table as changed_rows for each statement execute function monitor.note_hours();
create trigger note_moved_members after update on monitor.story_article
    referencing new table as changed_rows for each statement execute function monitor.note_hours();
create trigger note_alerts after insert on monitor.alert
    referencing new table as new_rows for each statement execute function monitor.note_alerts();
create trigger note_changed_alerts after update on monitor.alert
    referencing new table as new_rows for each statement execute function monitor.note_alerts();
create trigger note_deliveries after insert on monitor.event_delivery
    referencing new table as new_rows for each statement execute function monitor.note_deliveries();

select monitor.ensure_partitions(3);
