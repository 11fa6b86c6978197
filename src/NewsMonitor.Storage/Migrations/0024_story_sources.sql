-- Without a transaction: the table is filled in steps, and the desk waits for one of them at most.
-- Who told a story stays known when the articles leave.
alter table monitor.story_article add column if not exists source_id int references monitor.source (id);
comment on column monitor.story_article.source_id is 'The source that showed the article first; null where it had left the database before this was kept.';

do $sources$
declare
    step constant bigint := 20000;
    first bigint;
begin
    for first in select generate_series(min(article_id), max(article_id), step) from monitor.story_article loop
        update monitor.story_article m set source_id = a.source_id
        from monitor.article a
        where m.article_id >= first and m.article_id < first + step and m.source_id is null and a.id = m.article_id and a.first_seen_at = m.first_seen_at;
        commit;
    end loop;
end
$sources$;
