using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Articles that are written as others write them, so that what notes changes sees them.</summary>
internal static class RollupScene
{
    /// <summary>One source, no article; nothing waits.</summary>
    public static async Task<Installation> CreateAsync()
    {
        var installation = await Installation.CreateMigratedAsync();
        await installation.ExecuteAsync("""
            insert into monitor.source (key, name, url, kind, language, time_zone, publisher, tier, poll_interval, poll_interval_longest)
            values ('beispiel', 'Beispiel', 'https://beispiel.de/', 'feed', 'de', 'Europe/Berlin', 'beispiel', 2, '15 minutes', '1 hour')
            """);
        return installation;
    }

    /// <summary>An announced article with the topic <c>land</c>.</summary>
    /// <param name="id">Its number; also the seed of its public id.</param>
    /// <param name="at">SQL of its first sight.</param>
    public static string Article(int id, string at) => $"""
        insert into monitor.identity (article_id, public_id, first_seen_at, owner_id, content_hash, backfill, announced_at)
        overriding system value select {id}, md5('{id}')::uuid, {at}, s.id, sha256('x'), false, {at} from monitor.source s where s.key = 'beispiel';
        insert into monitor.article_topic (article_id, first_seen_at, topic, salience, points, revision, set_number, rules_hash, evidence)
        select {id}, {at}, 'land', 'main', 5, 1, 1, 'rules', '[]';
        insert into monitor.article (
            id, first_seen_at, public_id, source_id, fetch_id, revision, revised_at, title, lead, language, categories, enclosures, text_scope, word_count,
            relevance, severity, set_number, rules_hash, announced_at)
        select {id}, {at}, md5('{id}')::uuid, s.id, 0, 1, {at}, 'Titel', '', 'de', array[]::text[], '[]', 'title', 1, 50, 1, 1, 'rules', {at} from monitor.source s where s.key = 'beispiel';
        """;
}
