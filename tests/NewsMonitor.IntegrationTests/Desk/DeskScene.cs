using Dapper;
using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Stories;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Storage.Desk;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Desk;

/// <summary>An installation with announced articles, as intake leaves them; and a desk of its own in this process, with the worker's login.</summary>
internal sealed class DeskScene : IAsyncDisposable
{
    private const string PlantSql = """
        with planted as (
            insert into monitor.identity (public_id, first_seen_at, owner_id, link, content_hash, backfill, announced_at)
            select p.public_id, now() - p.age, (select id from monitor.source where key = p.source), 'https://' || p.source || '.de/' || p.public_id,
                   sha256(convert_to(p.text, 'UTF8')), false, now() - p.age + p.number * interval '1 microsecond'
            from unnest(@PublicIds, @Sources, @Titles, @Texts, @Languages, @Severities, @Ages, @Numbers)
                as p (public_id, source, title, text, language, severity, age, number)
            order by p.number
            returning article_id, public_id, first_seen_at, announced_at
        ), articles as (
            insert into monitor.article (id, first_seen_at, public_id, source_id, fetch_id, link, revision, revised_at, title, lead, language, categories, enclosures,
                text_scope, word_count, relevance, severity, set_number, rules_hash, announced_at)
            select i.article_id, i.first_seen_at, i.public_id, (select id from monitor.source where key = p.source), 0, 'https://' || p.source || '.de/' || p.public_id,
                   1, i.first_seen_at, p.title, '', p.language, '{}', '[]', 'full', 100, 80, p.severity, 1, 'sha256:planted', i.announced_at
            from planted i join unnest(@PublicIds, @Sources, @Titles, @Languages, @Severities) as p (public_id, source, title, language, severity) on p.public_id = i.public_id
        ), topics as (
            insert into monitor.article_topic (article_id, first_seen_at, topic, salience, points, revision, set_number, rules_hash, evidence)
            select i.article_id, i.first_seen_at, 'exercises', 'main', 10, 1, 1, 'sha256:planted', '[]' from planted i
        ), entities as (
            insert into monitor.article_entity (article_id, first_seen_at, entity, type, country, salience, mentions, metonym, evidence)
            select i.article_id, i.first_seen_at, p.person, 'person', 'DE', 'main', 3, false, '[]'
            from planted i join unnest(@PublicIds, @People) as p (public_id, person) on p.public_id = i.public_id
        )
        insert into monitor.revision (article_id, first_seen_at, number, fetch_id, title, text, content_hash, kinds, relevance, severity)
        select i.article_id, i.first_seen_at, 1, 0, p.title, p.text, sha256(convert_to(p.text, 'UTF8')), '{}', 80, p.severity
        from planted i join unnest(@PublicIds, @Titles, @Texts, @Severities) as p (public_id, title, text, severity) on p.public_id = i.public_id
        """;

    private readonly NpgsqlDataSource _worker;
    private readonly StoryOptions _options;
    private StoryWindow _window;
    private long _token;
    private int _planted;

    private DeskScene(Installation installation, NpgsqlDataSource worker, StoryOptions options) =>
        (Installation, _worker, _options, _window) = (installation, worker, options, new StoryWindow(options, StoryNames.None));

    public Installation Installation { get; }

    public required DeskRules Rules { get; set; }

    public StoredMemberships Memberships => new(_worker);

    public StoryHistory History => new(_worker);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>With sources <c>quelle-1</c>, <c>quelle-2</c> …, each a publisher of its own; nobody polls them.</summary>
    public static async Task<DeskScene> CreateAsync(int sources, DeskRules? rules = null, StoryOptions? options = null)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        var installation = await Installation.CreateAsync(
            [.. Enumerable.Range(1, sources).Select(number => new TestSource($"quelle-{number}", new Uri($"http://127.0.0.1:1/{number}/")))]);
        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = 'infinity'");
        var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        return new DeskScene(installation, worker, options ?? new StoryOptions()) { Rules = rules ?? new(new RuleSetStamp(1, "sha256:test"), []) };
    }

    /// <summary>Stores articles as announced, in their order.</summary>
    public async Task PlantAsync(params IReadOnlyList<Planted> articles)
    {
        await using var connection = await _worker.OpenConnectionAsync(Stop);
        var ids = articles.Select(article => NameBasedId.OfArticle(IdentityKey.OfLink(new Uri($"https://beispiel.de/{article.Story}/{_planted++}")))).ToArray();
        await connection.ExecuteAsync(new CommandDefinition(PlantSql, new
        {
            PublicIds = ids,
            Sources = articles.Select(article => $"quelle-{article.Source}").ToArray(),
            Titles = articles.Select(article => article.Title).ToArray(),
            Texts = articles.Select(article => article.Text).ToArray(),
            Languages = articles.Select(article => article.Language).ToArray(),
            Severities = articles.Select(article => (short)article.Severity).ToArray(),
            Ages = articles.Select(article => article.Age).ToArray(),
            People = articles.Select(article => $"person:p-{article.Story}").ToArray(),
            Numbers = Enumerable.Range(0, articles.Count).ToArray(),
        }, cancellationToken: Stop));
    }

    /// <summary>Leads the desk in this process until nothing waits.</summary>
    public async Task TakeAllAsync(int batch = 50)
    {
        while (await TakeOnceAsync(batch) > 0)
        {
        }
    }

    /// <summary>One turn of the desk in this process.</summary>
    public async Task<int> TakeOnceAsync(int batch)
    {
        if (_token == 0)
        {
            _token = (await new DeskLeases(_worker).TakeAsync("test", Stop))!.Value;
        }

        return (await TryTakeAsync(batch))!.Value;
    }

    /// <summary>The same for who may have lost the lease: null then.</summary>
    public Task<int?> TryTakeAsync(int batch) => Store().TakeAsync(_token, _window, Rules, batch, Stop);

    /// <summary>Looks at all changes and at what is due.</summary>
    public async Task ReviewAsync() =>
        Assert.True(await Store().ReviewAsync(
            _token, Rules, await Installation.ScalarAsync<long>("select changes_read from monitor.desk_lease"),
            await Installation.ScalarAsync<long>("select last_value from monitor.event_sequence"), 50, Stop));

    /// <summary>Another leader with a window built from what is stored.</summary>
    public async Task TakeOverAsync()
    {
        await Installation.ExecuteAsync("update monitor.desk_lease set lease_until = '-infinity'");
        (_token, _window) = (0, new StoryWindow(_options, StoryNames.None));
        for (var after = await Memberships.BeginningAsync(TimeSpan.FromDays(7), Stop); after is { } place;)
        {
            var page = await Memberships.PageAsync(place, 7, Stop);
            foreach (var known in page)
            {
                _window.Restore(known.Article, known.Story);
            }

            after = page.Count == 0 ? null : page[^1].Place;
        }
    }

    /// <summary>Types of all events of a kind, in their order.</summary>
    public Task<IReadOnlyList<string>> ToldAsync(string kind = "story") => Installation.QueryAsync<string>(
        $"select split_part(type, '.', 3) from monitor.event where type like 'monitor.{kind}.%' order by sequence");

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await Installation.DisposeAsync();
    }

    private DeskStore Store() => new(_worker, new StoryEventWriter(), new AlertEventWriter(), new OutboxBell());
}

/// <summary>An article of a story that everybody can tell apart from others: it has words, and a person, of its own.</summary>
internal sealed record Planted(int Story, int Source)
{
    private static readonly string[] Syllables = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kra", "sto", "bri", "flu", "gne"];

    public int Severity { get; init; } = 1;

    public string Language { get; init; } = "de";

    public TimeSpan Age { get; init; }

    /// <summary>A second story that the article tells as well.</summary>
    public int? AlsoTells { get; init; }

    public string Title => string.Join(' ', Words(Story, 6));

    // No number and no name tells two publishers apart: what differs in one of these is another story.
    public string Text => $"{Report(Story)}{(AlsoTells is { } other ? $" {Report(other)}" : "")} so schreibt {Words(-Source, 1)[0]}.";

    private static string Report(int story) => $"{string.Join(". ", Words(story, 80).Chunk(8).Select(words => string.Join(' ', words)))}.";

    private static List<string> Words(int seed, int count)
    {
        var random = new Random(seed * 7919);
        return [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, 4).Select(_ => Syllables[random.Next(Syllables.Length)])))];
    }
}
