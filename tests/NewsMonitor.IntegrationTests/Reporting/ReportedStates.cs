using Dapper;
using NewsMonitor.Core.Identity;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Articles with states at chosen times, and an analyst who looks at them.</summary>
public sealed class ReportedStates : IAsyncDisposable
{
    private const string AddSql = """
        insert into monitor.identity (public_id, first_seen_at, owner_id, content_hash, backfill)
        select @Article, @At, s.id, sha256(''), false from monitor.source s where s.key = 'beispiel' and @Number = 1;
        update monitor.identity set revision = @Number where public_id = @Article;
        insert into monitor.article (id, first_seen_at, public_id, source_id, fetch_id, revision, revised_at, title, lead, language, categories, enclosures,
            text_scope, word_count, relevance, severity, set_number, rules_hash)
        select i.article_id, i.first_seen_at, i.public_id, i.owner_id, 1, @Number, @At, @Title, '', 'de', '{}', '[]', 'full', 10, 50, 1, 1, 'sha256:planted'
        from monitor.identity i where i.public_id = @Article and @Number = 1;
        update monitor.article set revision = @Number, title = @Title where public_id = @Article;
        insert into monitor.revision (article_id, first_seen_at, number, recorded_at, said_at, fetch_id, title, text, content_hash, kinds, relevance, severity)
        select i.article_id, i.first_seen_at, @Number, @At, @SaidAt, 1, @Title, @Text, sha256(''), case when @Number = 1 then '{}' else '{title}'::text[] end, 50, 1
        from monitor.identity i where i.public_id = @Article
        """;

    private readonly SharedInstallation _shared = new();

    public static Guid Id(string name) => NameBasedId.OfArticle(IdentityKey.OfLink(new Uri($"https://beispiel.de/{name}")));

    internal Task<Installation> InstallationAsync() => _shared.GetAsync();

    /// <summary>Stores a state of an article: the first one makes the article.</summary>
    public async Task AddAsync(Guid article, int number, string title, DateTime at, DateTime? saidAt = null, string text = "Text.")
    {
        var state = new { Article = article, Number = number, Title = title, At = at, SaidAt = saidAt, Text = text };
        await using var connection = new NpgsqlConnection((await InstallationAsync()).Database);
        await connection.ExecuteAsync(AddSql, state);
    }

    public async Task<IReadOnlyList<T>> AskAsync<T>(string sql, object? parameters = null)
    {
        await using var analyst = new NpgsqlConnection((await InstallationAsync()).AnalystConnection);
        return [.. await analyst.QueryAsync<T>(sql, parameters)];
    }

    public ValueTask DisposeAsync() => _shared.DisposeAsync();
}
