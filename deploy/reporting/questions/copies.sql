-- title: Who repeats texts that stood elsewhere first
-- columns:
--   publisher
--   articles   announced
--   copies     of these, those that repeat the text of an earlier article
--   of_others  of copies, those whose text another publisher had first
--   share      of_others of articles
-- set since (30 days ago): first sight of the articles
-- set until (now): before this moment
with asked as not materialized (
    select coalesce(nullif(current_setting('ask.since', true), '')::timestamptz, now() - interval '30 days') as since,
           coalesce(nullif(current_setting('ask.until', true), '')::timestamptz, now()) as until
), announced as materialized (
    select m.article_number, m.first_seen_at, m.same_text_as_number as same_text_as, s.publisher
    from asked q
    join report.story_article m on m.first_seen_at >= q.since - interval '14 days' and m.first_seen_at < q.until
    join report.article a on a.article_number = m.article_number and a.first_seen_at >= q.since - interval '14 days' and a.first_seen_at < q.until
    join report.source s on s.key = a.source
)
select m.publisher, count(*) as articles, count(m.same_text_as) as copies, count(*) filter (where o.publisher <> m.publisher) as of_others,
       round((count(*) filter (where o.publisher <> m.publisher))::numeric / count(*), 3) as share
from asked q
join announced m on m.first_seen_at >= q.since
left join announced o on o.article_number = m.same_text_as
group by m.publisher
order by of_others desc, m.publisher
