-- Without a transaction: each partition is locked while its own index is built, the past first.
-- Most questions count articles of a time by source: the index has what they count, and the articles are not read.
do $index$
declare
    part name;
begin
    for part in select c.relname from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = 'monitor.article'::regclass order by c.relname loop
        execute format('create index if not exists %I on monitor.%I (first_seen_at) include (source_id, announced_at, backfill)', part || '_counted', part);
        commit;
    end loop;
    create index if not exists article_counted on monitor.article (first_seen_at) include (source_id, announced_at, backfill);
    commit;
    drop index if exists monitor.article_by_time;
end
$index$;
