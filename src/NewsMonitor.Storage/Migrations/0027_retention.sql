-- What is old leaves by whole months. Nothing here waits long for a lock: an analyst's transaction may stay open for a day, whoever asks for more than it
-- leaves would wait for it, and everybody else, intake first, behind that. So each step gives up after two seconds (autovacuum makes way after one), and the
-- next hour tries again.

-- A partition for one month of one table; false when it has one.
create function monitor.add_month(parent name, month date) returns bool
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
declare
    partition_name text := parent || to_char(month, '_YYYY_MM');
    clock name := (
        select a.attname from pg_partitioned_table p join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
        where p.partrelid = format('monitor.%I', parent)::regclass);
    first_moment text := month || ' 00:00:00+00';
    end_moment text := (month + interval '1 month')::date || ' 00:00:00+00';
begin
    if to_regclass('monitor.' || quote_ident(partition_name)) is not null then
        return false;
    end if;
    -- Nobody may add to the default partition while its rows move: the partition could not be attached.
    execute format('lock table monitor.%I in access exclusive mode', parent);
    execute format('create table monitor.%I (like monitor.%I including all)', partition_name, parent);
    execute format(
        'with moved as (delete from monitor.%I where %I >= %L and %I < %L returning *) insert into monitor.%I select * from moved',
        parent || '_default', clock, first_moment, clock, end_moment, partition_name);
    execute format(
        'alter table monitor.%I attach partition monitor.%I for values from (%L) to (%L)', parent, partition_name, first_moment, end_moment);
    return true;
end
$function$;

create or replace function monitor.ensure_partitions(months_ahead int) returns text[]
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s'
as $function$
declare
    parent name;
    month date;
    created text[] := '{}';
begin
    -- One at a time; the others have nothing to add.
    if not pg_try_advisory_xact_lock(hashtext('newsmonitor.partitions')) then
        return created;
    end if;
    for parent in
        select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
        where c.relnamespace = 'monitor'::regnamespace order by c.relname
    loop
        for ahead in 0 .. months_ahead loop
            month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date;
            if monitor.add_month(parent, month) then
                created := created || (parent || to_char(month, '_YYYY_MM'));
            end if;
        end loop;
    end loop;
    return created;
end
$function$;

create table monitor.thinned_month (
    month date primary key,
    thinned_at timestamptz not null default now()
);
comment on table monitor.thinned_month is 'Months of first sight whose articles that were never announced have lost their text.';

-- The oldest month with a partition of its own in any of these tables that ends by this moment; null when there is none.
create function monitor.oldest_month(parents name[], ends_by timestamptz) returns date
language sql stable set search_path = pg_catalog, pg_temp
as $function$
    select min(to_date(right(c.relname, 7), 'YYYY_MM'))
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    where p.relnamespace = 'monitor'::regnamespace and p.relname = any (parents) and c.relname ~ '_\d{4}_\d\d$'
      and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= ends_by
$function$;

-- Drops the oldest month that has ended by this moment, of all these tables at once: what belongs together leaves together. Returns the month, or null when
-- nothing is that old. Names no table that does not exist.
create function monitor.drop_oldest_month(parents name[], ends_by timestamptz) returns date
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s'
as $function$
declare
    month date;
    parent name;
begin
    if not pg_try_advisory_xact_lock(hashtext('newsmonitor.partitions')) then
        return null;
    end if;
    month := monitor.oldest_month(parents, ends_by);
    if month is null then
        return null;
    end if;
    -- Sums of what has left stay as they are. First, as those who make sums hold this row before they read the tables.
    if 'article' = any (parents) then
        update monitor.report_setting set articles_from = greatest(articles_from, (month + interval '1 month') at time zone 'UTC');
    end if;
    -- Parents first, one after the other by name: the order in which everybody else may wait for us, too.
    foreach parent in array parents loop
        execute format('lock table monitor.%I in access exclusive mode', parent);
    end loop;
    foreach parent in array parents loop
        execute format('drop table if exists monitor.%I', parent || to_char(month, '_YYYY_MM'));
        execute format(
            'delete from monitor.%I where %I < %L', parent || '_default',
            (select a.attname from pg_partitioned_table p join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
             where p.partrelid = format('monitor.%I', parent)::regclass),
            (month + interval '1 month') at time zone 'UTC');
    end loop;
    return month;
end
$function$;

-- Writes what a query leaves of a partition into a new table beside it, with the indexes and bounds that it will need. Readers see the old one; who writes
-- into that one month waits.
create function monitor.copy_month(parent name, month date, query text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
declare
    old_name text := parent || to_char(month, '_YYYY_MM');
    new_name text := old_name || '_new';
    clock name := (
        select a.attname from pg_partitioned_table p join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
        where p.partrelid = format('monitor.%I', parent)::regclass);
begin
    execute format('lock table monitor.%I in share mode', old_name);
    execute format('create table monitor.%I (like monitor.%I including all)', new_name, parent);
    execute format(
        'alter table monitor.%I add constraint within_month check (%I >= %L and %I < %L)',
        new_name, clock, month || ' 00:00:00+00', clock, (month + interval '1 month')::date || ' 00:00:00+00');
    execute format('insert into monitor.%I %s', new_name, replace(query, '{partition}', format('monitor.%I', old_name)));
end
$function$;

-- Puts the copy into the place of the partition: everybody is locked out of the table, for the moment that it takes.
create function monitor.exchange_month(parent name, month date) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
declare
    old_name text := parent || to_char(month, '_YYYY_MM');
begin
    execute format('alter table monitor.%I detach partition monitor.%I', parent, old_name);
    execute format('drop table monitor.%I', old_name);
    execute format('alter table monitor.%I rename to %I', old_name || '_new', old_name);
    execute format(
        'alter table monitor.%I attach partition monitor.%I for values from (%L) to (%L)',
        parent, old_name, month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
    execute format('alter table monitor.%I drop constraint within_month', old_name);
end
$function$;

-- Takes the text of articles that were never announced out of the oldest month that has ended by this moment and still has it: revisions, teaser, search
-- document. Title, tags and identity stay. Returns the month, or null when nothing is left to do.
create function monitor.thin_oldest_month(ends_by timestamptz) returns date
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s'
as $function$
declare
    target date;
    announced constant text := 'exists (select from monitor.identity i where i.article_id = %s and i.announced_at is not null)';
    columns text;
begin
    if not pg_try_advisory_xact_lock(hashtext('newsmonitor.partitions')) then
        return null;
    end if;
    select min(m.month) into target
    from (
        select to_date(right(c.relname, 7), 'YYYY_MM') as month
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'monitor.article'::regclass and c.relname ~ '_\d{4}_\d\d$'
    ) m
    where (m.month + interval '1 month') at time zone 'UTC' <= ends_by
      and not exists (select from monitor.thinned_month t where t.month = m.month);
    if target is null then
        return null;
    end if;
    perform monitor.copy_month('revision', target, 'select x.* from {partition} x where ' || format(announced, 'x.article_id'));
    perform monitor.copy_month('article_search', target, 'select x.* from {partition} x where ' || format(announced, 'x.article_id'));
    select string_agg(
        case a.attname
            when 'lead' then format('case when %s then x.lead else %L end', format(announced, 'x.id'), '')
            else format('x.%I', a.attname)
        end, ', ' order by a.attnum)
    into columns
    from pg_attribute a where a.attrelid = 'monitor.article'::regclass and a.attnum > 0 and not a.attisdropped;
    perform monitor.copy_month('article', target, format('select %s from {partition} x', columns));
    -- Only when all is copied: from here to the end nobody else reads or writes articles.
    perform monitor.exchange_month('revision', target);
    perform monitor.exchange_month('article_search', target);
    perform monitor.exchange_month('article', target);
    insert into monitor.thinned_month (month) values (target);
    return target;
end
$function$;

grant execute on function monitor.drop_oldest_month(name[], timestamptz), monitor.thin_oldest_month(timestamptz) to newsmonitor_worker;
