-- Full-text search. What is searched is a document per article, made behind intake (monitor.search_task) and kept apart from the article: its wide row is
-- read for the thousand articles that are ranked, and nowhere else. Documents and queries pass the same functions, so that they cannot drift apart.

-- The spellings of a German umlaut are one: Rüstung, Ruestung and Rustung (as Lucene's GermanNormalizationFilter; ue behind a vowel or q is none: neue, Quelle).
create function monitor.search_fold(value text) returns text
language sql immutable strict parallel safe
as $function$
    select regexp_replace(replace(replace(value, 'ae', 'a'), 'oe', 'o'), '(?<![aeiouq])ue', 'u', 'g')
$function$;

-- A text as plain words: lower case, without accents and invisible characters, U.S. and F-35 as one word each, blanks for all that is neither letter nor digit.
-- In German the umlauts are folded, and the stop words with umlauts, which PostgreSQL then would not know, made one that it knows.
create function monitor.search_text(value text, language text) returns text
language plpgsql immutable strict parallel safe
as $function$
begin
    -- One after the other on purpose: as a single SQL expression it is planned anew for every text.
    value := lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+', '', 'g'));
    value := translate(replace(replace(replace(value, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'øłđı', 'oldi');
    value := regexp_replace(value, '\m([a-z])\.(?=[a-z]\M)', '\1', 'g');
    value := regexp_replace(value, '\m([a-z]{1,3})[-\u2010\u2013](?=[0-9])', '\1', 'g');
    value := regexp_replace(value, '[^[:alnum:]]+', ' ', 'g');
    if language = 'de' then
        value := regexp_replace(monitor.search_fold(value), '\m(fur|uber|wahrend|wurden?|konnen|konnte|dass)\M', 'und', 'g');
    end if;
    return value;
end
$function$;

create function monitor.search_configuration(language text) returns regconfig
language sql immutable parallel safe
as $function$
    select case language when 'de' then 'pg_catalog.german' when 'en' then 'pg_catalog.english' else 'pg_catalog.simple' end::regconfig
$function$;

-- The document of an article. A tsvector holds 1 MiB and 16,383 places: of a text the first 100,000 characters are read. A stop word before each part keeps
-- phrases from reaching over from the one before. What is found beside the text (parts of compounds, names) has no places, so that phrases stay exact.
create function monitor.search_words(language text, title text, lead text, body text, beside text) returns tsvector
language plpgsql immutable parallel safe
as $function$
declare
    configuration regconfig := monitor.search_configuration(language);
    gap text := case language when 'de' then 'und ' when 'en' then 'the ' else '' end;
begin
    return setweight(to_tsvector(configuration, monitor.search_text(left(title, 10000), language)), 'A')
        || setweight(to_tsvector(configuration, gap || monitor.search_text(left(lead, 10000), language)), 'B')
        || to_tsvector(configuration, gap || monitor.search_text(left(body, 100000), language))
        || strip(to_tsvector(configuration, monitor.search_fold(monitor.search_text(left(beside, 200000), language))));
end
$function$;

create table monitor.article_search (
    article_id bigint not null,
    first_seen_at timestamptz not null,
    language text not null,
    words tsvector compression lz4 not null,
    primary key (article_id, first_seen_at)
) partition by range (first_seen_at);
create table monitor.article_search_default partition of monitor.article_search default;
create index article_search_by_time on monitor.article_search (first_seen_at);
create index article_search_words on monitor.article_search using gin (words);
comment on table monitor.article_search is 'What report.search looks into: a document per article, made of the newest revision by the search indexer.';
comment on column monitor.article_search.words is 'Words of title (weight A), teaser (B) and the first 100,000 characters of the text (D), beside them without places: parts of compounds, entities, topics.';

-- Months that articles have already; the coming ones as for every table.
do $months$
declare
    month record;
begin
    for month in
        select replace(c.relname, 'article_', 'article_search_') as name, pg_get_expr(c.relpartbound, c.oid) as bounds
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'monitor.article'::regclass and c.relname ~ '^article_\d{4}_\d\d$'
    loop
        execute format('create table monitor.%I partition of monitor.article_search %s', month.name, month.bounds);
    end loop;
end
$months$;
select monitor.ensure_partitions(3);

create table monitor.search_backlog (
    day date primary key
);
comment on table monitor.search_backlog is 'Days (UTC) of first sight whose articles the search does not know: the indexer takes them, newest first, when nothing newer waits.';
-- From the two ends of an index: no article is read here, however many there are.
insert into monitor.search_backlog (day)
select d::date
from (select min(first_seen_at) as oldest, max(first_seen_at) as newest from monitor.article) a,
     generate_series(date_trunc('day', a.oldest, 'UTC') at time zone 'UTC', a.newest at time zone 'UTC', interval '1 day') d;

-- A query in one language, and the words that a reader expects to see marked. Every string is a query: what is neither word, phrase, minus nor "or" is nothing.
create function monitor.search_query(query text, language text, out condition tsquery, out marked text[])
language plpgsql immutable strict set search_path = pg_catalog, pg_temp set client_min_messages = error
as $function$
declare
    configuration regconfig := monitor.search_configuration(language);
    part text[];
    words text;
    joined text;
    term tsquery;
    all_of tsquery;
    has_word bool := false;
begin
    marked := '{}';
    for part in
        select p from regexp_matches(translate(query, '„“”«»‟', '""""""') || ' or', '(?:(-)?"([^"]*)(?:"|$))|(?:(-)?([^\s"]+))', 'g') p
    loop
        if part[2] is null and (lower(part[4]) = 'or' or part[4] = 'ODER') and part[3] is null then
            -- Without a word that must be there it would mean all articles but a few.
            if has_word then
                condition := coalesce(condition || all_of, all_of);
            end if;
            all_of := null;
            has_word := false;
            continue;
        end if;
        words := btrim(monitor.search_text(coalesce(part[2], part[4]), language));
        term := phraseto_tsquery(configuration, words);
        if numnode(term) = 0 then
            continue;
        end if;
        joined := '';
        if part[2] is null and words like '% %' then
            -- Luft-Abwehr is Luftabwehr.
            joined := replace(words, ' ', '');
            term := term || phraseto_tsquery(configuration, joined);
        end if;
        if language <> 'de' and monitor.search_fold(words) <> words then
            term := term || phraseto_tsquery(configuration, monitor.search_fold(words));
        end if;
        if coalesce(part[1], part[3]) is null then
            has_word := true;
            marked := marked || tsvector_to_array(to_tsvector(configuration, words)) || tsvector_to_array(to_tsvector(configuration, joined));
        else
            term := !!term;
        end if;
        all_of := coalesce(all_of && term, term);
    end loop;
end
$function$;

-- The thirty-five words of a text that hold most of what was asked for; of the headline, where the text holds nothing. Hits stand in « »; quotation marks
-- of that kind in the text become ‹ ›. ts_headline would see other words than we have folded.
create function monitor.search_excerpt(title text, body text, language text, marked text[]) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $function$
    with stem as materialized (
        select m.stem, 1::bigint << (row_number() over () % 60)::int as bit from (select distinct unnest(marked) as stem) m
    ), likely as (
        -- A word is looked at only if it could be one: the end of a stem may be another in the text (army, armies).
        select string_agg(left(s.stem, greatest(3, length(s.stem) - 1)), '|') as pattern from stem s
    ), word as (
        select p.part, row_number() over (partition by p.part order by w.n) as at, count(*) over (partition by p.part) as total, left(w.word, 80) as word,
               translate(lower(w.word), 'äöüÄÖÜßáàâãåčćçéèêëěíìîïńñóòôõøřšśúùûýžźł.-' || chr(173), 'aouaousaaaaaccceeeeeiiiinnooooorssuuuyzzl') as plain
        from (values (1, left(body, 30000)), (2, title)) p (part, value),
             string_to_table(translate(p.value, E'«»\n\r\t', '‹›   '), ' ') with ordinality w (word, n)
        where w.word <> ''
    ), hit as (
        select w.*, case when w.plain ~ k.pattern or monitor.search_fold(w.plain) ~ k.pattern then (
                select bit_or(s.bit)
                from stem s, (select monitor.search_text(w.word, language) as words) t
                where s.stem = any (tsvector_to_array(to_tsvector(monitor.search_configuration(language), t.words)))
                   or length(s.stem) >= 4 and strpos(monitor.search_fold(t.words), s.stem) > 0)
            end as bits
        from word w, likely k
    ), best as (
        select h.part, h.at
        from (select w.*, bit_count((bit_or(w.bits) over near)::bit(64)) * 100 + count(w.bits) over near as worth
              from hit w window near as (partition by w.part order by w.at rows between current row and 28 following)) h
        order by h.bits is null, h.part, h.worth desc nulls last, h.at
        limit 1
    )
    select case when min(x.at) > 1 then '… ' else '' end
        || string_agg(case when x.bits is null then x.word else replace(x.word, x.core, '«' || x.core || '»') end, ' ' order by x.at)
        || case when max(x.at) < min(x.total) then ' …' else '' end
    from (select h.*, btrim(h.word, '„“”"''’‘‹›().,;:!?…–—-[]{}/') as core
          from hit h join best b on b.part = h.part and h.at between b.at - 6 and b.at + 28) x
$function$;

create function report.search(
    query text, lang text default null, since timestamptz default null, until timestamptz default null, page_size int default 20, page int default 1)
returns table (
    article uuid, first_seen_at timestamptz, source text, language text, title text, link text, relevance smallint, severity smallint, announced bool,
    rank real, highlight text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
-- Each month is planned with the words and times at hand; without its statistics a plan would read it as a whole.
set plan_cache_mode = force_custom_plan set enable_seqscan = off set jit = off
as $function$
#variable_conflict use_column
declare
    most constant int := 1000;
    german tsquery;
    english tsquery;
    plain tsquery;
    german_words text[];
    english_words text[];
    plain_words text[];
    ids bigint[] := '{}';
    times timestamptz[] := '{}';
    more_ids bigint[];
    more_times timestamptz[];
    low timestamptz;
    high timestamptz;
    floor timestamptz;
    width interval := '6 hours';
begin
    if length(query) > 1000 then
        raise exception 'the query has % characters; at most 1000 are searched for', length(query)
            using errcode = 'invalid_parameter_value', hint = 'Ask for the few words that matter.';
    elsif lang not in ('de', 'en', 'und') then
        raise exception 'no article has the language "%"', left(lang, 40)
            using errcode = 'invalid_parameter_value', hint = 'de, en, und (neither of them), or null for all.';
    elsif page_size is null or page_size not between 1 and 100 then
        raise exception 'page_size is %', coalesce(page_size::text, 'null')
            using errcode = 'invalid_parameter_value', hint = 'A page holds 1 to 100 articles.';
    elsif page is null or page < 1 then
        raise exception 'page is %', coalesce(page::text, 'null')
            using errcode = 'invalid_parameter_value', hint = 'Pages are counted from 1.';
    end if;

    if coalesce(lang, 'de') = 'de' then
        select q.condition, q.marked into german, german_words from monitor.search_query(query, 'de') q;
    end if;
    if coalesce(lang, 'en') = 'en' then
        select q.condition, q.marked into english, english_words from monitor.search_query(query, 'en') q;
    end if;
    if coalesce(lang, 'und') = 'und' then
        select q.condition, q.marked into plain, plain_words from monitor.search_query(query, 'und') q;
    end if;
    -- Words that stand in every German and every English text are no search in any other language either.
    if (lang is null and german is null and english is null) or coalesce(german, english, plain) is null then
        raise notice 'nothing to search for: % holds no word that must be there, beside words that stand in every text', coalesce(quote_literal(left(query, 60)), 'null');
        return;
    end if;

    select max(s.first_seen_at) + interval '1 microsecond', min(s.first_seen_at) into high, floor
    from monitor.article_search s
    where s.first_seen_at >= coalesce(since, '-infinity') and s.first_seen_at < coalesce(until, 'infinity');

    -- From the newest on, in steps that grow and end with their month, until there is enough.
    while high > floor and cardinality(ids) < most loop
        low := greatest(high - width, date_trunc('month', high - interval '1 microsecond', 'UTC'), floor);
        select array_agg(m.article_id), array_agg(m.first_seen_at) into more_ids, more_times
        from (
            -- Each language apart: for a choice of conditions the words of all matches would be read once more.
            select s.article_id, s.first_seen_at
            from (
                select s.article_id, s.first_seen_at from monitor.article_search s
                where s.first_seen_at >= low and s.first_seen_at < high and s.language = 'de' and s.words @@ german
                union all
                select s.article_id, s.first_seen_at from monitor.article_search s
                where s.first_seen_at >= low and s.first_seen_at < high and s.language = 'en' and s.words @@ english
                union all
                select s.article_id, s.first_seen_at from monitor.article_search s
                where s.first_seen_at >= low and s.first_seen_at < high and s.language not in ('de', 'en') and s.words @@ plain
            ) s
            order by s.first_seen_at desc, s.article_id desc
            limit most - cardinality(ids)
        ) m;
        ids := ids || more_ids;
        times := times || more_times;
        width := least(width * 4, interval '32 days');
        high := low;
    end loop;

    return query
    with ranked as materialized (
        select r.article_id, r.first_seen_at, r.rank
        from (
            select s.article_id, s.first_seen_at,
                   ((ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', s.words, q.condition, 1) + 0.5 * ts_rank('{0.1, 0.2, 0.4, 1.0}', s.words, q.condition))
                       * (0.75 + 0.25 * 30 / (30 + greatest(0, extract(epoch from now() - s.first_seen_at) / 86400))))::real as rank
            from unnest(ids, times) f (id, seen)
            join monitor.article_search s on s.article_id = f.id and s.first_seen_at = f.seen
            cross join lateral (select case s.language when 'de' then german when 'en' then english else plain end as condition) q
            where s.first_seen_at >= low and s.first_seen_at <= times[1]
        ) r
        order by r.rank desc, r.first_seen_at desc, r.article_id desc
        limit page_size offset (page - 1)::bigint * page_size
    )
    select a.public_id, a.first_seen_at, o.key, a.language, a.title, a.link, a.relevance, a.severity, i.announced_at is not null, k.rank,
           monitor.search_excerpt(
               a.title, coalesce(nullif(coalesce(r.page_text, r.text), ''), a.lead), a.language,
               case a.language when 'de' then german_words when 'en' then english_words else plain_words end)
    from ranked k
    join monitor.article a on a.id = k.article_id and a.first_seen_at = k.first_seen_at
    join monitor.source o on o.id = a.source_id
    join monitor.identity i on i.article_id = a.id
    left join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision
    order by k.rank desc, k.first_seen_at desc, k.article_id desc;
end
$function$;

comment on function report.search(text, text, timestamptz, timestamptz, int, int) is
'Articles whose newest revision holds the words of a query, best first: select * from report.search(''Verteidigung -Haushalt''). All words must be there, in any form; "a phrase" as it '
'stands; -word and -"a phrase" must not; or (ODER in capitals) parts alternatives: a b or c is (a and b) or c. Case, accents and the spelling of umlauts do not matter (Rüstung, Ruestung, '
'Rustung), and words are found in compounds (Bündnis in Verteidigungsbündnis). lang: de, en, und; null: each article by its own language. since, until: of first_seen_at, until not '
'included. page_size: 1 to 100. Ranked are the newest 1,000 that match; pages end there. rank: (ts_rank_cd + ts_rank / 2) * (0.75 + 0.25 * 30 / (30 + days of age)), a word of the title '
'counts 1, of the teaser 0.4, of the text 0.1, long texts less. highlight: about 35 words of the text (its first 30,000 characters), or of the title where only that matches; what was found stands in « »; plain text. '
'Of a text the first 100,000 characters are searched. An article is found some seconds after it was stored.';

grant execute on function report.search(text, text, timestamptz, timestamptz, int, int) to newsmonitor_report, newsmonitor_worker;
grant execute on function
    monitor.search_fold(text), monitor.search_text(text, text), monitor.search_configuration(text), monitor.search_words(text, text, text, text, text)
    to newsmonitor_worker;

insert into monitor.report_version (number, note)
select max(number) + 1, 'New: function search, full-text search in German and English.' from monitor.report_version;

-- What is gone is found no more, in the same moment. What the indexer read of it just before goes with the second line.
create function monitor.forget_gone_words() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
begin
    delete from monitor.article_search s using old_rows o where s.article_id = o.id and s.first_seen_at = o.first_seen_at;
    insert into monitor.search_task (article_id, first_seen_at) select o.id, o.first_seen_at from old_rows o;
    return null;
end
$function$;
create trigger forget_gone_words after delete on monitor.article
    referencing old table as old_rows for each statement execute function monitor.forget_gone_words();
