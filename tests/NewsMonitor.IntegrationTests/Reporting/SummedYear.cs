using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>A made-up year with facts that the questions are to find, and its sums; nobody writes to it.</summary>
public sealed class SummedYear : IAsyncDisposable
{
    private Task<Installation>? _made;

    /// <summary>End of the year: the beginning of this hour.</summary>
    public static DateTimeOffset Until { get; } = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600);

    /// <summary>Monday of the last week that is over, in Berlin.</summary>
    public const string LastWeek = "(date_trunc('week', now() at time zone 'Europe/Berlin') - interval '7 days')";

    internal Task<Installation> GetAsync() => _made ??= MakeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_made is { IsCompletedSuccessfully: true })
        {
            await (await _made).DisposeAsync();
        }
    }

    private static async Task<Installation> MakeAsync()
    {
        var installation = await Installation.CreateMigratedAsync();
        await GeneratedYear.FillAsync(installation, 20_000, Until);
        await installation.ExecuteAsync(Facts);
        await installation.SumAsync();
        return installation;
    }

    // Articles 1000001 and on: of each of thirty stories of the last week three publishers tell all, a fourth two of three. One topic of theirs has twenty
    // articles a week, and forty in the last one. Another source has been silent for a month; somebody is named who never was.
    private const string Facts = $"""
        insert into monitor.source (key, name, url, kind, language, time_zone, publisher, tier, poll_interval, poll_interval_longest, added_at)
        select 'plant-' || n, 'Pflanze ' || n, 'https://pflanze-' || n || '.example/', 'feed', 'xx', 'Europe/Berlin', 'plant-' || n, 2, '15 minutes', '1 hour', now() - interval '1 year'
        from unnest(array['a', 'b', 'c', 'misses']) n;
        insert into monitor.source_poll (source_id, host)
        select id, 'quelle-1.example' from monitor.source where key like 'plant-%';

        create temporary table planted as
        select 1000000 + row_number() over (order by t.story, s.id) as id, t.story, s.id as source_id, (t.at + interval '1 minute' * s.id) at time zone 'Europe/Berlin' as at
        from (select n as story, {LastWeek} + interval '10 hours' + interval '4 hours' * n as at from generate_series(0, 29) n) t
        cross join monitor.source s where s.key like 'plant-%' and not (s.key = 'plant-misses' and t.story % 3 = 0);
        create temporary table topical as
        select 2000000 + row_number() over () as id, (select id from monitor.source where key = 'plant-a') as source_id,
               ({LastWeek} - interval '7 days' * w + interval '3 hours' * n) at time zone 'Europe/Berlin' as at
        from generate_series(0, 4) w cross join generate_series(1, 40) n where n <= case w when 0 then 40 else 20 end;

        insert into monitor.identity (article_id, public_id, first_seen_at, owner_id, content_hash, backfill, announced_at)
        overriding system value
        select id, md5('plant' || id)::uuid, at, source_id, sha256('x'), false, case when id < 2000000 then at end
        from (select id, source_id, at from planted union all select id, source_id, at from topical) p;
        insert into monitor.article (
            id, first_seen_at, public_id, source_id, fetch_id, published_at, published_source, revision, revised_at, title, lead, language, categories, enclosures,
            text_scope, word_count, relevance, severity, set_number, rules_hash, announced_at)
        select i.article_id, i.first_seen_at, i.public_id, i.owner_id, 0, null, null, 1, i.first_seen_at, 'Gepflanzt', '', 'xx', array[]::text[], '[]', 'title', 1, 50, 1, 1, 'year', i.announced_at
        from monitor.identity i where i.article_id > 1000000;
        insert into monitor.article_topic (article_id, first_seen_at, topic, salience, points, revision, set_number, rules_hash, evidence)
        select id, at, 'planted', 'main', 5, 1, 1, 'year', '[]' from topical;
        insert into monitor.article_entity (article_id, first_seen_at, entity, type, salience, mentions, metonym, evidence)
        select id, at, 'newcomer', 'person', 'main', 1, false, '[]' from planted where story < 2;
        insert into monitor.story (
            id, public_id, revision, title, language, languages, countries, first_seen_at, last_article_at, articles, sources, severity, changed_at)
        select min(id), md5('plant' || story)::uuid, 1, 'Gepflanzt', 'xx', array['xx'], array[]::text[], min(at), max(at), count(*), count(*), 1, max(at) from planted group by story;
        insert into monitor.story_article (
            article_id, first_seen_at, story_id, similarity, revision, page_text, desk_seq, taken_at, language, entities, main_entities, concepts)
        select id, at, min(id) over (partition by story), 1, 1, false, id, at, 'xx', array[]::text[], array[]::text[], array[]::text[] from planted;
        update monitor.identity set desk_seq = article_id where article_id > 1000000 and announced_at is not null;

        delete from monitor.article a using monitor.source s where s.id = a.source_id and s.key = 'year-00007' and a.first_seen_at > now() - interval '30 days';
        delete from monitor.fetch f using monitor.source s where s.id = f.source_id and s.key = 'year-00007' and f.started_at > now() - interval '31 days';
        analyze monitor.article; analyze monitor.identity; analyze monitor.story_article;
        """;
}
