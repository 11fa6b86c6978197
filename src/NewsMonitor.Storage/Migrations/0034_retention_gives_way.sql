-- Two who each hold what the other wants are told so by PostgreSQL after a second (deadlock_timeout), and the one who asked first is refused. Who lets go of
-- old months gives up before that, so that it is never a poll that is refused; and takes the tables in the order in which polls write them.
alter function monitor.ensure_partitions(int) set lock_timeout = '900ms';
alter function monitor.drop_oldest_month(name[], timestamptz) set lock_timeout = '900ms';

create or replace function monitor.thin_oldest_month(ends_by timestamptz) returns date
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '900ms'
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
    select string_agg(
        case a.attname
            when 'lead' then format('case when %s then x.lead else %L end', format(announced, 'x.id'), '')
            else format('x.%I', a.attname)
        end, ', ' order by a.attnum)
    into columns
    from pg_attribute a where a.attrelid = 'monitor.article'::regclass and a.attnum > 0 and not a.attisdropped;
    -- In the order in which intake writes: who waits here for one of us holds nothing that we want.
    perform monitor.copy_month('article', target, format('select %s from {partition} x', columns));
    perform monitor.copy_month('revision', target, 'select x.* from {partition} x where ' || format(announced, 'x.article_id'));
    perform monitor.copy_month('article_search', target, 'select x.* from {partition} x where ' || format(announced, 'x.article_id'));
    -- Only when all is copied: from here to the end nobody else reads or writes articles.
    lock table monitor.article, monitor.revision, monitor.article_search in access exclusive mode;
    perform monitor.exchange_month('article', target);
    perform monitor.exchange_month('revision', target);
    perform monitor.exchange_month('article_search', target);
    insert into monitor.thinned_month (month) values (target);
    return target;
end
$function$;
