using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Reporting;

/// <summary>Reads the newest text of an article.</summary>
public sealed class StoredArticleQuery(NpgsqlDataSource dataSource)
{
    private const string Sql = """
        select a.title, a.lead, coalesce(r.page_text, r.text) as text, a.language, a.categories, a.published_at
        from monitor.article a
        join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision
        where a.public_id = @PublicId
        """;

    /// <summary>The article; null when there is none with this id.</summary>
    /// <param name="publicId">The id that events and reports show.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<StoredArticleText?> FindAsync(Guid publicId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<StoredArticleText>(
            new CommandDefinition(Sql, new { PublicId = publicId }, cancellationToken: cancellationToken));
    }
}

/// <summary>What tags are read from.</summary>
public sealed record StoredArticleText
{
    /// <summary>Headline.</summary>
    public string Title { get; init; } = "";

    /// <summary>Teaser or first paragraph.</summary>
    public string Lead { get; init; } = "";

    /// <summary>Text of the page when it was read, else of the feed.</summary>
    public string Text { get; init; } = "";

    /// <summary>Language.</summary>
    public string Language { get; init; } = "";

    /// <summary>Categories that the source gave.</summary>
    public string[] Categories { get; init; } = [];

    /// <summary>When it appeared, in UTC; null when nobody said.</summary>
    public DateTime? PublishedAt { get; init; }
}
