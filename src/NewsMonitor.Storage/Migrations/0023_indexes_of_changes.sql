-- Indexes for questions about what changed. One partition after the other, the past first and the tables of all months last, so that nobody who writes now
-- waits longer than the present month takes: an index that all partitions have already is only put together.
do $indexes$
declare
    wanted record;
    part regclass;
begin
    for wanted in
        select * from (values
            -- Of all states few are changes, and most questions about states ask for these.
            ('revision_changes', 'monitor.revision'::regclass, '(recorded_at) where number > 1'),
            -- Events of stories, alerts and sources are few beside those of articles.
            ('event_of_no_article', 'monitor.event'::regclass, '(recorded_at) where article_id is null')) w (name, parent, definition)
    loop
        for part in select inhrelid from pg_inherits where inhparent = wanted.parent order by inhrelid::regclass::text loop
            execute format('create index on %s %s', part, wanted.definition);
        end loop;
        execute format('create index %I on %s %s', wanted.name, wanted.parent, wanted.definition);
    end loop;
end
$indexes$;
