-- Sums that answer in a moment what the articles would take long to: by hour and by day of one named time zone. Whatever changes leaves a line in
-- rollup_change; the refresher takes the lines and makes their hours anew from the articles, then the days from the hours, in one transaction.
create table monitor.report_setting (
    single bool primary key default true check (single),
    time_zone text not null,
    articles_from timestamptz not null default '-infinity',
    summed_at timestamptz
) with (fillfactor = 10);
comment on table monitor.report_setting is 'One row. Who makes sums holds it until his transaction ends: one worker at a time.';
comment on column monitor.report_setting.time_zone is 'IANA name of the zone whose hours and days are summed; rebuild_rollups changes it.';
comment on column monitor.report_setting.articles_from is 'Articles first seen before have left: whoever removes a month raises it in the same transaction, so that the sums of that month are never made anew from nothing.';
comment on column monitor.report_setting.summed_at is 'Start of the latest transaction that left nothing undone but what rollup_change still holds.';
insert into monitor.report_setting (time_zone) values ('Europe/Berlin');

-- Rows that did not change are not written again: the present hour is made anew every minute, and a few of its rows change.
create table monitor.rollup_hour (
    hour timestamptz not null,
    dimension text not null check (dimension in ('total', 'topic', 'actor', 'country', 'place', 'source', 'language')),
    key text not null,
    type text,
    country text,
    articles int not null,
    relevant int not null,
    main int not null,
    severe int not null,
    backfilled int not null,
    backfilled_relevant int not null,
    primary key (dimension, hour, key)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
comment on table monitor.rollup_hour is 'Articles by the hour of their first sight, of the last 92 days. Days are made from hours, and stay.';
comment on column monitor.rollup_hour.hour is 'The instant at which the hour begins: a day on which the clocks change has 23 or 25 of them.';
comment on column monitor.rollup_hour.key is 'What is counted in the dimension; empty for the total. An article counts once for each of its keys.';
comment on column monitor.rollup_hour.articles is 'Live articles; backfilled ones are counted apart.';

create table monitor.rollup_day (
    day date not null,
    dimension text not null check (dimension in ('total', 'topic', 'actor', 'country', 'place', 'source', 'language')),
    key text not null,
    type text,
    country text,
    articles int not null,
    relevant int not null,
    main int not null,
    severe int not null,
    backfilled int not null,
    backfilled_relevant int not null,
    primary key (dimension, day, key)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
comment on table monitor.rollup_day is 'The same by day, for ever: also when the articles have left.';

create table monitor.rollup_funnel (
    day date not null,
    source_id int not null references monitor.source (id),
    seen int not null,
    new int not null,
    backfilled int not null,
    relevant int not null,
    alerted int not null,
    delivered int not null,
    primary key (day, source_id)
) with (fillfactor = 80);
comment on table monitor.rollup_funnel is 'What became of the entries that a source showed on a day. seen counts entries, day by day; the others the articles first seen on that day.';

create table monitor.rollup_latency (
    day date not null,
    stage text not null,
    n int not null,
    p50 float8 not null,
    p90 float8 not null,
    p99 float8 not null,
    max float8 not null,
    primary key (day, stage)
);
comment on table monitor.rollup_latency is 'How long each stage took for the articles first seen on a day, in seconds.';

create table monitor.rollup_recall (
    week date not null,
    source_id int not null references monitor.source (id),
    stories int not null,
    carried int not null,
    told_first int not null,
    primary key (week, source_id)
);
comment on table monitor.rollup_recall is 'Of the stories that began in a week (its Monday) and that three publishers told in the language of a source: how many it told.';

-- What a source shows counts on the day of the fetch, also when nothing of it is new.
create function monitor.note_fetches() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $function$
begin
    insert into monitor.rollup_change (hour) select distinct date_trunc('hour', n.started_at, 'UTC') from new_rows n where n.seen > 0;
    return null;
end
$function$;
create trigger note_fetches after insert on monitor.fetch
    referencing new table as new_rows for each statement execute function monitor.note_fetches();

-- An hour without articles costs next to nothing; to find those that have some would be to read all of them. A day more at both ends: in another
-- zone the first and the last articles may lie in other days, and a source may have shown something there that was not new.
create function monitor.queue_rollups() returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $function$
    insert into monitor.rollup_change (hour)
    select h
    from monitor.report_setting s
    cross join (select min(first_seen_at) as first, max(first_seen_at) as last from monitor.article) a
    cross join generate_series(
        date_trunc('hour', greatest(a.first - interval '1 day', s.articles_from), 'UTC'), a.last + interval '1 day', interval '1 hour') h
$function$;
comment on function monitor.queue_rollups() is 'Has the sums of everything that is stored made anew.';

-- Runs as the owner: a worker may not truncate.
create function monitor.rebuild_rollups(zone text) returns bool
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '10s'
as $function$
begin
    if not exists (select from pg_timezone_names where name = zone) then
        raise exception 'PostgreSQL knows no time zone %', quote_literal(zone)
            using errcode = 'invalid_parameter_value', hint = 'It has to be an IANA name such as Europe/Berlin.';
    end if;
    update monitor.report_setting set time_zone = zone, summed_at = null where time_zone <> zone;
    if not found then
        return false;
    end if;

    -- Days and weeks of what is stored are overwritten as they are made; those of the months that have left keep the zone they were made in.
    truncate monitor.rollup_hour;
    delete from monitor.rollup_funnel f using monitor.report_setting s where f.day > (s.articles_from at time zone 'UTC')::date;
    delete from monitor.rollup_recall r using monitor.report_setting s where r.week > (s.articles_from at time zone 'UTC')::date;
    perform monitor.queue_rollups();
    return true;
end
$function$;
comment on function monitor.rebuild_rollups(text) is 'Changes the zone whose hours and days are summed, and has everything summed anew; false when it is the one already.';
grant execute on function monitor.queue_rollups(), monitor.rebuild_rollups(text) to newsmonitor_worker;

select monitor.queue_rollups();

insert into monitor.report_version (number, note) values
    (3, 'New: sums by hour and day (hourly_topic, hourly_actor, hourly_place, hourly_source, hourly_language, daily_… and daily_total), funnel, latency, source_recall, freshness.');

create view report.freshness as
select s.time_zone, s.summed_at,
       least(s.summed_at, (select min(c.hour) from monitor.rollup_change c)) as complete_until,
       (select count(distinct c.hour)::int from monitor.rollup_change c) as hours_waiting,
       (select min(c.hour) from monitor.rollup_change c) as oldest_waiting,
       (select min(r.hour) from monitor.rollup_hour r where r.dimension = 'total') as hours_since
from monitor.report_setting s;
comment on view report.freshness is 'How fresh the sums are: hourly_…, daily_…, funnel, latency, source_recall. One row.';
comment on column report.freshness.time_zone is 'Zone whose hours, days and weeks are summed.';
comment on column report.freshness.summed_at is 'What was committed before is in the sums, but for the hours that wait; null before the first time.';
comment on column report.freshness.complete_until is 'Hours that were over by then are complete.';
comment on column report.freshness.hours_waiting is 'Hours (UTC) whose sums are to be made anew, in which something has changed.';
comment on column report.freshness.oldest_waiting is 'The oldest of them; null when none waits.';
comment on column report.freshness.hours_since is 'First hour of the hourly views, which go back 92 days; null while there is none.';

-- Ten views of the same sums, which differ in what is counted, and one of the totals.
do $views$
declare
    grain record;
    counted record;
    view_name text;
    sums constant text := 'r.articles, r.relevant, r.main, r.severe, r.backfilled, r.backfilled_relevant';
begin
    for grain in
        select * from (values
            ('hourly', 'hour', 'rollup_hour', 'hour', 'Instant at which the hour begins, in the zone of report.freshness.'),
            ('daily', 'day', 'rollup_day', 'day', 'Day, in the zone of report.freshness.')) g (prefix, clock, source, word, meaning)
    loop
        for counted in
            select * from (values
                ('topic', 'r.key as topic', '{topic}', '', 'topic', 'that are about the topic, and do not name it in passing'),
                ('actor', 'r.key as actor, r.type', '{actor}', '', 'person, organisation or weapon', 'that name it in title or lead, or three times'),
                ('place', 'r.key as place, r.type, r.country', '{country,place}', '', 'country, region, city or base', 'that name it in title or lead, or three times'),
                ('source', 'r.key as source, s.name, s.publisher', '{source}', ' join monitor.source s on s.key = r.key', 'source', 'that are about some topic, and do not name it in passing'),
                ('language', 'r.key as language', '{language}', '', 'language', 'that are about some topic, and do not name it in passing'))
                c (name, keys, dimensions, joined, meaning, main)
        loop
            view_name := grain.prefix || '_' || counted.name;
            execute format('create view report.%I as select r.%I, %s, %s from monitor.%I r%s where r.dimension = any(%L::text[])',
                view_name, grain.clock, counted.keys, sums, grain.source, counted.joined, counted.dimensions);
            execute format('comment on view report.%I is %L', view_name, format(
                'Articles per %s and %s, by the %1$s of their first sight; %s. An article counts once for each of its keys: do not add them up. How fresh: report.freshness.',
                grain.word, counted.meaning, case grain.prefix when 'hourly' then 'the last 92 days' else 'for ever, also when the articles have left' end));
            execute format('comment on column report.%I.%I is %L', view_name, grain.clock, grain.meaning);
            execute format('comment on column report.%I.main is %L', view_name, 'Of articles, those ' || counted.main || '.');
            execute format('comment on column report.%I.%I is %L', view_name, counted.name, case counted.name
                when 'topic' then 'Topic id of the taxonomy.'
                when 'actor' then 'Id of the entity, as in report.article_entity.'
                when 'place' then 'Id of the entity, as in report.article_entity. A country (its ISO 3166 code) counts every article that names it or a place in it.'
                when 'source' then 'Key of the source that showed the articles first.'
                else 'BCP 47 primary tag, or und.' end);
        end loop;
    end loop;

    create view report.daily_total as
    select r.day, r.articles, r.relevant, r.main, r.severe, r.backfilled, r.backfilled_relevant from monitor.rollup_day r where r.dimension = 'total';
    comment on view report.daily_total is 'Articles per day, by the day of their first sight; for ever, also when the articles have left. A day without any has no row. How fresh: report.freshness.';
    comment on column report.daily_total.day is 'Day, in the zone of report.freshness.';
    comment on column report.daily_total.main is 'Of articles, those that are about some topic, and do not name it in passing.';

    for view_name in select relname from pg_class where relnamespace = 'report'::regnamespace and relkind = 'v' and relname ~ '^(hourly|daily)_' loop
        execute format('comment on column report.%I.articles is %L', view_name, 'Live articles, relevant or not.');
        execute format('comment on column report.%I.relevant is %L', view_name, 'Of articles, those that were announced.');
        execute format('comment on column report.%I.severe is %L', view_name, 'Of articles, those of severity 3 (high) or 4 (critical).');
        execute format('comment on column report.%I.backfilled is %L', view_name, 'Articles that were no live news: of first fetches and imports. They are not part of the other sums.');
        execute format('comment on column report.%I.backfilled_relevant is %L', view_name, 'Of backfilled, those that were announced.');
    end loop;
    for view_name in select unnest(array['hourly', 'daily']) loop
        execute format('comment on column report.%I.type is %L', view_name || '_actor', 'person; armed-force, command, ministry, alliance, government, company, armed-group, agency, body; weapon.');
        execute format('comment on column report.%I.type is %L', view_name || '_place', 'country, region, city, base.');
        execute format('comment on column report.%I.country is %L', view_name || '_place', 'ISO 3166 code of the state it belongs to; null for what lies in several.');
        execute format('comment on column report.%I.name is %L', view_name || '_source', 'Name for people.');
        execute format('comment on column report.%I.publisher is %L', view_name || '_source', 'Publisher family.');
    end loop;
end
$views$;

create view report.funnel as
select s.key as source, f.day, f.seen, f.new, f.backfilled, f.relevant, f.alerted, f.delivered, s.name, s.publisher
from monitor.rollup_funnel f join monitor.source s on s.id = f.source_id;
comment on view report.funnel is 'What became of what a source showed, per source and day: seen > new > relevant > alerted, delivered. A source that showed nothing on a day has no row. How fresh: report.freshness.';
comment on column report.funnel.source is 'Key of the source.';
comment on column report.funnel.day is 'Day, in the zone of report.freshness.';
comment on column report.funnel.seen is 'Entries that its fetches brought on that day, known ones included: most are seen many times.';
comment on column report.funnel.new is 'Articles that it showed first, on that day.';
comment on column report.funnel.backfilled is 'Of new, those that were no live news.';
comment on column report.funnel.relevant is 'Of new, those that were announced, whenever that was.';
comment on column report.funnel.alerted is 'Of relevant, those whose story has an alert that was told.';
comment on column report.funnel.delivered is 'Of relevant, those whose article.detected the broker has confirmed. Events from before confirmations were kept have none.';
comment on column report.funnel.name is 'Name of the source for people.';
comment on column report.funnel.publisher is 'Publisher family.';

create view report.latency as
select l.day, l.stage, l.n, l.p50, l.p90, l.p99, l.max from monitor.rollup_latency l;
comment on view report.latency is 'How long each stage took, per day of the articles'' first sight. Live articles only. How fresh: report.freshness.';
comment on column report.latency.day is 'Day, in the zone of report.freshness.';
comment on column report.latency.stage is 'published-to-seen: only where the source gives an exact time; seen-to-event: until article.detected was written; event-to-broker: until the broker confirmed it; seen-to-text: until the page''s text completed the newest revision, from when that was seen; seen-to-story: until the desk had given it its story; seen-to-alert: until the alert of its story was first told, from the article that was seen last before.';
comment on column report.latency.n is 'Articles, or alerts, that went through the stage.';
comment on column report.latency.p50 is 'Median, seconds.';
comment on column report.latency.p90 is '90th percentile, seconds.';
comment on column report.latency.p99 is '99th percentile, seconds.';
comment on column report.latency.max is 'Longest, seconds.';

create view report.source_recall as
select s.key as source, r.week, r.stories, r.carried, r.carried::float8 / nullif(r.stories, 0) as recall, r.told_first, s.name, s.publisher, s.language
from monitor.rollup_recall r join monitor.source s on s.id = r.source_id;
comment on view report.source_recall is 'How many of the stories that at least three independent publishers told in its language a source had too, per week in which the story began. How fresh: report.freshness.';
comment on column report.source_recall.source is 'Key of the source.';
comment on column report.source_recall.week is 'Monday of the week, in the zone of report.freshness.';
comment on column report.source_recall.stories is 'Stories that at least three publishers told in the language of the source, while it was polled.';
comment on column report.source_recall.carried is 'Of these, those that it told or showed.';
comment on column report.source_recall.recall is 'Share of carried, 0 to 1.';
comment on column report.source_recall.told_first is 'Of these, those of which we saw the first article in that language with it.';
comment on column report.source_recall.name is 'Name of the source for people.';
comment on column report.source_recall.publisher is 'Publisher family.';
comment on column report.source_recall.language is 'Its language.';
