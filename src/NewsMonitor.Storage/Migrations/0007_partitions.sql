-- Monthly partitions of every partitioned table. Runs as the owner, so that the worker, who may not create tables, can ask for it.
-- Rows of a month without partition wait in the default partition: nothing is refused, and they move once the month has one.
create function monitor.ensure_partitions(months_ahead int) returns text[]
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $function$
declare
    parent text;
    month date;
    partition_name text;
    clock text;
    first_moment text;
    end_moment text;
    created text[] := '{}';
begin
    perform pg_advisory_xact_lock(hashtext('newsmonitor.partitions'));
    for parent, clock in
        select c.relname, a.attname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
        where n.nspname = 'monitor' order by c.relname
    loop
        for ahead in 0 .. months_ahead loop
            month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date;
            partition_name := parent || to_char(month, '_YYYY_MM');
            if to_regclass('monitor.' || quote_ident(partition_name)) is null then
                first_moment := month || ' 00:00:00+00';
                end_moment := (month + interval '1 month')::date || ' 00:00:00+00';
                -- Nobody may add to the default partition while its rows move: the partition could not be attached.
                execute format('lock table monitor.%I in access exclusive mode', parent);
                execute format('create table monitor.%I (like monitor.%I including all)', partition_name, parent);
                execute format(
                    'with moved as (delete from monitor.%I where %I >= %L and %I < %L returning *) insert into monitor.%I select * from moved',
                    parent || '_default', clock, first_moment, clock, end_moment, partition_name);
                execute format(
                    'alter table monitor.%I attach partition monitor.%I for values from (%L) to (%L)',
                    parent, partition_name, first_moment, end_moment);
                created := created || partition_name;
            end if;
        end loop;
    end loop;
    return created;
end
$function$;
revoke all on function monitor.ensure_partitions(int) from public;
grant execute on function monitor.ensure_partitions(int) to newsmonitor_worker;

select monitor.ensure_partitions(3);
