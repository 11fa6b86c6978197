namespace NewsMonitor.Storage.Reporting;

/// <summary>Statements for what is kept by day alone: what became of the articles first seen on the day <c>@Day</c>, and how long it took.</summary>
/// <remarks>Fetches and events may leave before the articles: what was counted from them is then kept.</remarks>
internal static class DaySums
{
    // @First and @Until tell the planner where to look.
    private const string OnTheDay =
        "where a.first_seen_at >= @First and a.first_seen_at < @Until and (a.first_seen_at at time zone @Zone)::date = @Day";

    // The bounds name the month in which the event lies.
    private const string Detected = """
        monitor.event e join monitor.event_delivery v on v.event_id = e.id and v.recorded_at = e.recorded_at and v.recorded_at >= @First
        where e.article_id = a.id and e.type = 'monitor.article.detected.v1'
          and e.recorded_at >= @First and e.recorded_at >= i.announced_at and e.recorded_at < i.announced_at + interval '1 day'
        """;

    /// <summary>Seen, new, relevant, alerted and delivered, for each source.</summary>
    public const string FunnelSql = $"""
        with cohort as (
            select (a.first_seen_at at time zone @Zone)::date as day, a.source_id, i.backfill, i.announced_at is not null as relevant,
                   i.announced_at is not null and exists (
                       select from monitor.story_article m join monitor.alert l on l.story_id = m.story_id
                       where m.article_id = a.id and l.told_at is not null) as alerted,
                   i.announced_at is not null and exists (select from {Detected}) as delivered
            from monitor.article a join monitor.identity i on i.article_id = a.id
            {OnTheDay}
        ), counted as (
            select day, source_id, count(*) as new, count(*) filter (where backfill) as backfilled, count(*) filter (where relevant) as relevant,
                   count(*) filter (where alerted) as alerted, count(*) filter (where delivered) as delivered
            from cohort group by day, source_id
        ), fetched as (
            select f.day, s.id as source_id, f.seen
            from monitor.source s
            cross join lateral (
                select (f.started_at at time zone @Zone)::date as day, sum(f.seen) as seen
                from monitor.fetch f where f.source_id = s.id and f.started_at >= @First and f.started_at < @Until group by 1
            ) f
            where f.seen > 0 and f.day = @Day
        ), kept as (
            select day, source_id, seen, delivered from monitor.rollup_funnel where day = @Day
        ), fresh as materialized (
            select day, source_id, greatest(f.seen, k.seen, 0) as seen, coalesce(c.new, 0) as new, coalesce(c.backfilled, 0) as backfilled,
                   coalesce(c.relevant, 0) as relevant, coalesce(c.alerted, 0) as alerted,
                   least(greatest(c.delivered, k.delivered, 0), coalesce(c.relevant, 0)) as delivered
            from counted c full join fetched f using (day, source_id) full join kept k using (day, source_id)
        ), gone as (
            delete from monitor.rollup_funnel r using fresh f where f.day = r.day and f.source_id = r.source_id and f.seen = 0 and f.new = 0
        )
        insert into monitor.rollup_funnel as r (day, source_id, seen, new, backfilled, relevant, alerted, delivered)
        select day, source_id, seen, new, backfilled, relevant, alerted, delivered from fresh where seen > 0 or new > 0
        on conflict (day, source_id) do update set seen = excluded.seen, new = excluded.new, backfilled = excluded.backfilled,
            relevant = excluded.relevant, alerted = excluded.alerted, delivered = excluded.delivered
        where (r.seen, r.new, r.backfilled, r.relevant, r.alerted, r.delivered)
            is distinct from (excluded.seen, excluded.new, excluded.backfilled, excluded.relevant, excluded.alerted, excluded.delivered)
        """;

    /// <summary>Percentiles of the time that each stage took, over live articles.</summary>
    // An alert is told because of the latest article that its story has got by then. One of a whole day has no such article.
    public const string LatencySql = $"""
        with cohort as materialized (
            select (a.first_seen_at at time zone @Zone)::date as day, a.id, a.first_seen_at, a.published_at, a.published_quality, a.published_source, a.page_outcome, a.page_settled_at, a.revised_at,
                   i.announced_at
            from monitor.article a join monitor.identity i on i.article_id = a.id and not i.backfill
            {OnTheDay}
        ), detected as materialized (
            select a.day, a.first_seen_at, e.recorded_at, v.confirmed_at
            from cohort a
            join monitor.event e on e.article_id = a.id and e.type = 'monitor.article.detected.v1'
                and e.recorded_at >= @First and e.recorded_at >= a.announced_at and e.recorded_at < a.announced_at + interval '1 day'
            left join monitor.event_delivery v on v.event_id = e.id and v.recorded_at = e.recorded_at and v.recorded_at >= @First
        ), taken as materialized (
            select a.day, a.first_seen_at, m.taken_at, m.story_id
            from cohort a join monitor.story_article m on m.article_id = a.id
        ), measured (day, stage, took) as (
            select day, 'published-to-seen', first_seen_at - published_at from cohort where published_quality = 'exact' and published_source <> 'first-seen'
            union all
            select day, 'seen-to-event', recorded_at - first_seen_at from detected
            union all
            select day, 'event-to-broker', confirmed_at - recorded_at from detected where confirmed_at is not null
            union all
            select day, 'seen-to-text', page_settled_at - revised_at from cohort where page_outcome = 'completed'
            union all
            select day, 'seen-to-story', taken_at - first_seen_at from taken
            union all
            select min(t.day), 'seen-to-alert', l.starts_at - t.first_seen_at
            from taken t
            join monitor.alert l on l.story_id = t.story_id and l.told_at is not null and l.day is null and not l.late and l.starts_at >= t.taken_at
            where not exists (
                select from monitor.story_article o
                where o.story_id = t.story_id and o.taken_at <= l.starts_at and o.first_seen_at > t.first_seen_at)
            group by l.id, t.first_seen_at
        ), fresh as (
            select day, stage, count(*) as n, percentile_cont(array[0.5, 0.9, 0.99]) within group (order by seconds) as p, max(seconds) as max
            from (select day, stage, greatest(extract(epoch from took), 0)::float8 as seconds from measured where took is not null) s
            group by day, stage
        )
        insert into monitor.rollup_latency as r (day, stage, n, p50, p90, p99, max)
        select day, stage, n, p[1], p[2], p[3], max from fresh
        on conflict (day, stage) do update set n = excluded.n, p50 = excluded.p50, p90 = excluded.p90, p99 = excluded.p99, max = excluded.max
        where (r.n, r.p50, r.p90, r.p99, r.max) is distinct from (excluded.n, excluded.p50, excluded.p90, excluded.p99, excluded.max)
        """;
}
