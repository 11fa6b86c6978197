using Dapper;
using NewsMonitor.Core.Search;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Search;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Search;

/// <summary>An installation with articles, as intake leaves them; an indexer of its own in this process with the worker's login, and an analyst who searches.</summary>
public sealed class SearchScene : IAsyncDisposable
{
    private const string PlantSql = """
        with planted as (
            insert into monitor.identity (public_id, first_seen_at, owner_id, content_hash, backfill, announced_at)
            values (gen_random_uuid(), now() - @Age, (select min(id) from monitor.source), sha256('x'), false, now() - @Age)
            returning article_id, public_id, first_seen_at
        ), article as (
            insert into monitor.article (id, first_seen_at, public_id, source_id, fetch_id, revision, revised_at, title, lead, language, categories, enclosures,
                text_scope, word_count, relevance, severity, set_number, rules_hash, announced_at)
            select article_id, first_seen_at, public_id, (select min(id) from monitor.source), 0, 1, first_seen_at, @Title, @Lead, @Language, '{}', '[]', 'full', 100, 80, 2, 1, 'sha256:x', first_seen_at
            from planted
        )
        insert into monitor.revision (article_id, first_seen_at, number, fetch_id, title, text, content_hash, kinds, relevance, severity)
        select article_id, first_seen_at, 1, 0, @Title, @Text, sha256('x'), '{}', 80, 2 from planted
        returning article_id
        """;

    private readonly WordsBeside _words = new(CompoundParts.German);
    private readonly NpgsqlDataSource _worker;
    private readonly NpgsqlDataSource _analyst;

    private SearchScene(Installation installation)
    {
        Installation = installation;
        _worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        _analyst = NpgsqlDataSource.Create(installation.AnalystConnection);
    }

    internal Installation Installation { get; }

    internal SearchIndex Index => new(_worker);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<SearchScene> CreateAsync()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        return new SearchScene(await Installation.CreateAsync(new TestSource("quelle", new Uri("http://127.0.0.1:1/"))));
    }

    /// <summary>Stores an article and returns its number.</summary>
    internal async Task<long> PlantAsync(string title, string text = "", string language = "de", TimeSpan age = default, string lead = "")
    {
        await using var connection = await _worker.OpenConnectionAsync(Stop);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            PlantSql,
            new { Title = title, Lead = lead, Text = text, Language = language, Age = age },
            cancellationToken: Stop));
    }

    /// <summary>Indexes until nothing waits.</summary>
    internal async Task<IReadOnlyList<SearchTurn>> IndexAsync(Func<SearchableArticle, string>? beside = null)
    {
        List<SearchTurn> turns = [];
        do
        {
            turns.Add(await Index.IndexAsync(50, beside ?? (article => _words.Of(article.Language, article.Title, article.Lead, article.Text)), Stop));
        }
        while (turns[^1].Taken > 0);
        return turns;
    }

    /// <summary>Headlines of what an analyst finds, best first.</summary>
    internal async Task<IReadOnlyList<string>> FindAsync(string query, string? lang = null, int pageSize = 20, int page = 1) =>
        [.. (await SearchAsync(query, lang, pageSize, page)).Select(found => found.Title)];

    internal async Task<IReadOnlyList<Found>> SearchAsync(string query, string? lang = null, int pageSize = 20, int page = 1)
    {
        await using var connection = await _analyst.OpenConnectionAsync(Stop);
        return [.. await connection.QueryAsync<Found>(new CommandDefinition(
            "select * from report.search(@Query, @Lang, page_size => @PageSize, page => @Page)",
            new { Query = query, Lang = lang, PageSize = pageSize, Page = page },
            cancellationToken: Stop))];
    }

    /// <summary>What the server tells beside the rows.</summary>
    internal async Task<IReadOnlyList<string>> NoticesAsync(string query, string? lang)
    {
        List<string> notices = [];
        await using var connection = await _analyst.OpenConnectionAsync(Stop);
        connection.Notice += (_, told) => notices.Add(told.Notice.MessageText);
        await connection.QueryAsync(new CommandDefinition("select * from report.search(@query, @lang)", new { query, lang }, cancellationToken: Stop));
        return notices;
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _analyst.DisposeAsync();
        await Installation.DisposeAsync();
    }

    internal sealed class Found
    {
        public required string Title { get; init; }

        public required string Language { get; init; }

        public required string Source { get; init; }

        public required bool Announced { get; init; }

        public required float Rank { get; init; }

        public required string Highlight { get; init; }
    }
}
