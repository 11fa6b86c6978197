-- title: Who is named together: pairs in one article
-- columns:
--   one       id of a person, organisation or weapon
--   other
--   articles  live articles that name both
--   main      of these, those that are about both
--   latest    when the latest of them was first seen
-- set since (7 days ago): first sight of the articles
-- set until (now): before this moment
-- set rows (200): how many pairs
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '7 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until,
           coalesce(nullif(current_setting('ask.rows', true), '')::int, 200) as rows
), named as materialized (
    select e.article_number, e.first_seen_at, e.entity, e.salience = 'main' as main
    from asked q
    join report.article_entity e on e.first_seen_at >= q.since and e.first_seen_at < q.until
    join report.article a on a.article_number = e.article_number and a.first_seen_at >= q.since and a.first_seen_at < q.until
    where e.type not in ('country', 'region', 'city', 'base') and not a.backfill
)
select o.entity as one, p.entity as other, count(*) as articles, count(*) filter (where o.main and p.main) as main, max(o.first_seen_at) as latest
from named o join named p on p.article_number = o.article_number and p.entity > o.entity
group by o.entity, p.entity
order by articles desc, one, other
limit (select rows from asked)
