-- Who told a story stays known when the articles leave. The desk waits while its table is filled; polls and pages do not.
alter table monitor.story_article add column source_id int references monitor.source (id);
update monitor.story_article m set source_id = a.source_id from monitor.article a where a.id = m.article_id and a.first_seen_at = m.first_seen_at;
comment on column monitor.story_article.source_id is 'The source that showed the article first; null where it had left the database before this was kept.';
