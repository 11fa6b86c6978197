-- Monthly partitions of every partitioned table. Runs as the owner, so that the worker, who may not create tables, can ask for it.
-- Rows of a month without partition wait in the default partition: nothing is refused.
create function monitor.ensure_partitions(months_ahead int) returns text[]
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $function$
declare
    parent text;
    month date;
    partition_name text;
    created text[] := '{}';
begin
    perform pg_advisory_xact_lock(hashtext('newsmonitor.partitions'));
    for parent in
        select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'monitor' order by c.relname
    loop
        for ahead in 0 .. months_ahead loop
            month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date;
            partition_name := parent || to_char(month, '_YYYY_MM');
            if to_regclass('monitor.' || quote_ident(partition_name)) is null then
                execute format(
                    'create table monitor.%I partition of monitor.%I for values from (%L) to (%L)',
                    partition_name, parent, month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
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
