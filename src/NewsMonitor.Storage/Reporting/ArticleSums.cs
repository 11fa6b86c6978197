namespace NewsMonitor.Storage.Reporting;

/// <summary>Statements that count articles by hour and by day. New sums replace those that are stored; rows that did not change are not written.</summary>
internal static class ArticleSums
{
    private const string Dimensions = "array['total', 'topic', 'actor', 'country', 'place', 'source', 'language']";

    private const string Columns = "type, country, articles, relevant, main, severe, backfilled, backfilled_relevant";

    // An article counts once for each of its keys; for a country once, however many of its places it names. The bounds tell the planner where to look.
    private const string FromArticles = """
        item as materialized (
            select date_trunc(@Unit, a.first_seen_at, @Zone) as start, a.id, a.first_seen_at, a.language, s.key as source, a.severity >= 3 as severe,
                   i.backfill, i.announced_at is not null as relevant
            from monitor.article a
            join monitor.identity i on i.article_id = a.id
            join monitor.source s on s.id = a.source_id
            where a.first_seen_at >= @First and a.first_seen_at < @Until and date_trunc(@Unit, a.first_seen_at, @Zone) = any(@Starts)
        ), topic as materialized (
            select i.id, t.topic, t.salience = 'main' as main
            from item i join monitor.article_topic t on t.article_id = i.id and t.first_seen_at = i.first_seen_at
            where t.first_seen_at >= @First and t.first_seen_at < @Until
        ), entity as materialized (
            select i.id, e.entity, e.type, e.country, e.salience = 'main' as main, e.type in ('country', 'region', 'city', 'base') as is_place
            from item i join monitor.article_entity e on e.article_id = i.id and e.first_seen_at = i.first_seen_at
            where e.first_seen_at >= @First and e.first_seen_at < @Until
        ), counted (id, dimension, key, type, country, main) as (
            select id, 'topic', topic, null, null, main from topic
            union all
            select id, case when is_place then 'place' else 'actor' end, entity, type, country, main from entity where type <> 'country'
            union all
            select id, 'country', coalesce(country, entity), 'country', coalesce(country, entity), bool_or(main)
            from entity where type = 'country' or (is_place and country is not null) group by id, coalesce(country, entity)
            union all
            select i.id, own.dimension, own.key, null, null, coalesce(t.main, false)
            from item i
            left join (select id, bool_or(main) as main from topic group by id) t on t.id = i.id
            cross join lateral (values ('total', ''), ('source', i.source), ('language', i.language)) own (dimension, key)
        ), summed as (
            select i.start, (i.start at time zone @Zone)::date as day, c.dimension, c.key, max(c.type) as type, max(c.country) as country,
                   count(*) filter (where not i.backfill) as articles,
                   count(*) filter (where not i.backfill and i.relevant) as relevant,
                   count(*) filter (where not i.backfill and c.main) as main,
                   count(*) filter (where not i.backfill and i.severe) as severe,
                   count(*) filter (where i.backfill) as backfilled,
                   count(*) filter (where i.backfill and i.relevant) as backfilled_relevant
            from item i join counted c on c.id = i.id
            group by i.start, c.dimension, c.key
        )
        """;

    private const string FromHours = $"""
        summed as (
            select (r.hour at time zone @Zone)::date as day, r.dimension, r.key, max(r.type) as type, max(r.country) as country,
                   sum(r.articles) as articles, sum(r.relevant) as relevant, sum(r.main) as main, sum(r.severe) as severe,
                   sum(r.backfilled) as backfilled, sum(r.backfilled_relevant) as backfilled_relevant
            from monitor.rollup_hour r
            where r.dimension = any({Dimensions}) and r.hour >= @First and r.hour < @Until and (r.hour at time zone @Zone)::date = @Day
            group by 1, r.dimension, r.key
        )
        """;

    private const string Overwrite = """
        do update set type = excluded.type, country = excluded.country, articles = excluded.articles, relevant = excluded.relevant, main = excluded.main,
            severe = excluded.severe, backfilled = excluded.backfilled, backfilled_relevant = excluded.backfilled_relevant
        where (r.type, r.country, r.articles, r.relevant, r.main, r.severe, r.backfilled, r.backfilled_relevant) is distinct from (
            excluded.type, excluded.country, excluded.articles, excluded.relevant, excluded.main, excluded.severe, excluded.backfilled, excluded.backfilled_relevant)
        """;

    private const string StoreDay = $"""
        , fresh as materialized (select * from summed), gone as (
            delete from monitor.rollup_day r
            where r.dimension = any({Dimensions}) and r.day = @Day
              and not exists (select from fresh f where f.day = r.day and f.dimension = r.dimension and f.key = r.key)
        )
        insert into monitor.rollup_day as r (day, dimension, key, {Columns})
        select day, dimension, key, {Columns} from fresh
        on conflict (dimension, day, key) {Overwrite}
        """;

    /// <summary>Makes the hours that begin at <c>@Starts</c>, which lie between <c>@First</c> and <c>@Until</c>, from the articles.</summary>
    public const string HoursSql = $"""
        with {FromArticles}, fresh as materialized (select * from summed), gone as (
            delete from monitor.rollup_hour r
            where r.dimension = any({Dimensions}) and r.hour = any(@Starts)
              and not exists (select from fresh f where f.start = r.hour and f.dimension = r.dimension and f.key = r.key)
        )
        insert into monitor.rollup_hour as r (hour, dimension, key, {Columns})
        select start, dimension, key, {Columns} from fresh
        on conflict (dimension, hour, key) {Overwrite}
        """;

    /// <summary>Makes the day <c>@Day</c>, which lies between <c>@First</c> and <c>@Until</c>, from its hours.</summary>
    public const string DaySql = $"with {FromHours} {StoreDay}";

    /// <summary>Makes the day <c>@Day</c>, which begins at <c>@Starts</c> and lies between <c>@First</c> and <c>@Until</c>, from the articles: its hours are kept no longer.</summary>
    public const string OldDaySql = $"with {FromArticles} {StoreDay}";
}
