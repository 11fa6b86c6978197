-- Without a transaction: each partition is locked while its own index is built, the past first, so that nobody who writes now waits longer than the present
-- month takes. The index of all months only puts together what is there.
do $indexes$
declare
    wanted record;
    part record;
begin
    for wanted in
        select * from (values
            -- Of all states few are changes, and most questions about states ask for these.
            ('revision_changes', 'monitor.revision'::regclass, '(recorded_at) where number > 1'),
            -- Events of stories, alerts and sources are few beside those of articles.
            ('event_of_no_article', 'monitor.event'::regclass, '(recorded_at) where article_id is null')) w (name, parent, definition)
    loop
        for part in select c.relname as name from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = wanted.parent order by c.relname loop
            execute format('create index if not exists %I on monitor.%I %s', part.name || substring(wanted.name from '_.*'), part.name, wanted.definition);
            commit;
        end loop;
        execute format('create index if not exists %I on %s %s', wanted.name, wanted.parent, wanted.definition);
        commit;
    end loop;
end
$indexes$;
