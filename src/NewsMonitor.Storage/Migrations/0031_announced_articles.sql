-- Without a transaction: the articles of years are marked in steps, and a poll waits for one of them at most.
-- Whether an article was announced is asked of millions at once. In the article's own row it is found without a look into the identity of each, which stays
-- the one that decides; both are written in the same transactions.
alter table monitor.article add column if not exists announced_at timestamptz, add column if not exists backfill bool not null default false;
comment on column monitor.article.announced_at is 'As in identity.';
comment on column monitor.article.backfill is 'As in identity.';

do $marks$
declare
    step constant bigint := 50000;
    first bigint;
begin
    for first in select generate_series(min(article_id), max(article_id), step) from monitor.identity loop
        update monitor.article a set announced_at = i.announced_at, backfill = i.backfill
        from monitor.identity i
        where i.article_id >= first and i.article_id < first + step and (i.announced_at is not null or i.backfill)
          and a.id = i.article_id and a.first_seen_at = i.first_seen_at
          and (a.announced_at, a.backfill) is distinct from (i.announced_at, i.backfill);
        commit;
    end loop;
end
$marks$;
