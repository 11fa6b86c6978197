using System.Text.Json;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Storage.Polling;
using Npgsql;
using NpgsqlTypes;

namespace NewsMonitor.Storage.Intake;

/// <summary>Writes articles, revisions, tags and sightings. New rows go in by COPY: one round trip, whatever their number.</summary>
internal sealed class ArticleWriter(TransactionStep step, int sourceId, long fetchId, FetchFacts fetch)
{
    private const string CopyArticles = """
        copy monitor.article (
            id, first_seen_at, public_id, source_id, fetch_id, link, published_at, published_source, published_raw, published_quality,
            revision, revised_at,
            title, lead, language, author, categories, enclosures, text_scope, word_count,
            relevance, severity, severity_because, set_number, rules_hash)
        from stdin (format binary)
        """;

    private const string CopyRevisions = """
        copy monitor.revision (
            article_id, first_seen_at, number, fetch_id, title, text, content_hash, kinds, relevance, severity)
        from stdin (format binary)
        """;

    private const string ReviseSql = """
        update monitor.article set
            link = coalesce(@Link, link), revision = @Revision, revised_at = now(), title = @Title, lead = @Lead, language = @Language, author = @Author,
            categories = @Categories, enclosures = @Enclosures::jsonb, text_scope = @TextScope, word_count = @WordCount,
            relevance = @Relevance, severity = @Severity, severity_because = @SeverityBecause, set_number = @SetNumber, rules_hash = @RulesHash,
            page_outcome = null, page_settled_at = null, page_failure = null
        where id = @Id and first_seen_at = @FirstSeenAt
        """;

    private const string SightSql = """
        insert into monitor.sighting (article_id, first_seen_at, source_id, fetch_id)
        select s.article_id, s.first_seen_at, @SourceId, @FetchId from unnest(@Articles, @FirstSeen) as s (article_id, first_seen_at)
        on conflict do nothing
        """;

    private const string QuarantineSql = """
        insert into monitor.quarantine (source_id, fetch_id, reason, raw)
        select @SourceId, @FetchId, q.reason, q.raw from unnest(@Reasons, @Raws) as q (reason, raw)
        """;

    private readonly TagWriter _tags = new(step, fetch.Rules);

    public async Task AddAsync(IReadOnlyList<StoredArticle> articles)
    {
        if (articles.Count == 0)
        {
            return;
        }

        await using (var copy = await step.Connection.BeginBinaryImportAsync(CopyArticles, step.CancellationToken))
        {
            foreach (var article in articles)
            {
                await WriteArticleAsync(copy, article);
            }

            await copy.CompleteAsync(step.CancellationToken);
        }

        await WriteRevisionsAsync([.. articles.Select(stored =>
            new RevisionRow(stored.Id, stored.FirstSeenAt, 1, stored.Article.State, stored.Article.Tags, []))]);
        await _tags.AddAsync([.. articles.Select(stored => new TaggedRevision(stored.Id, stored.FirstSeenAt, 1, stored.Article.Tags))]);
    }

    public async Task ReviseAsync(IReadOnlyList<RevisedArticle> revised)
    {
        if (revised.Count == 0)
        {
            return;
        }

        foreach (var article in revised)
        {
            await step.ExecuteAsync(ReviseSql, Columns(article));
            await _tags.ClearAsync(article.Article.Id, article.Article.FirstSeenAt);
        }

        await WriteRevisionsAsync([.. revised.Select(article => new RevisionRow(
            article.Article.Id, article.Article.FirstSeenAt, article.Revision, article.State, article.Tags, article.Changes.Kinds))]);
        await _tags.AddAsync([.. revised.Select(article =>
            new TaggedRevision(article.Article.Id, article.Article.FirstSeenAt, article.Revision, article.Tags))]);
    }

    public async Task SightAsync(IReadOnlyList<StoredArticle> added, IReadOnlyList<KnownArticle> sighted)
    {
        if (added.Count + sighted.Count == 0)
        {
            return;
        }

        await step.ExecuteAsync(SightSql, new
        {
            SourceId = sourceId,
            FetchId = fetchId,
            Articles = added.Select(stored => stored.Id).Concat(sighted.Select(article => article.Id)).ToArray(),
            FirstSeen = added.Select(stored => stored.FirstSeenAt).Concat(sighted.Select(article => article.FirstSeenAt)).ToArray(),
        });
    }

    public async Task QuarantineAsync(IReadOnlyList<UnreadableEntry> entries)
    {
        if (entries.Count > 0)
        {
            await step.ExecuteAsync(QuarantineSql, new
            {
                SourceId = sourceId,
                FetchId = fetchId,
                Reasons = entries.Select(entry => entry.Reason).ToArray(),
                Raws = entries.Select(entry => entry.Raw).ToArray(),
            });
        }
    }

    private async Task WriteArticleAsync(NpgsqlBinaryImporter copy, StoredArticle stored)
    {
        var (article, state, tags) = (stored.Article, stored.Article.State, stored.Article.Tags);
        await copy.StartRowAsync(step.CancellationToken);
        await copy.WriteAsync(stored.Id, NpgsqlDbType.Bigint);
        await copy.WriteAsync(stored.FirstSeenAt, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(article.PublicId, NpgsqlDbType.Uuid);
        await copy.WriteAsync(sourceId, NpgsqlDbType.Integer);
        await copy.WriteAsync(fetchId, NpgsqlDbType.Bigint);
        await copy.WriteAsync(article.Link?.AbsoluteUri, NpgsqlDbType.Text);
        await copy.WriteAsync(state.Published?.At, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(state.Published?.Source, NpgsqlDbType.Text);
        await copy.WriteAsync(state.Published?.Raw, NpgsqlDbType.Text);
        await copy.WriteAsync(QualityNames.Name(state.Published?.Quality), NpgsqlDbType.Text);
        await copy.WriteAsync(1, NpgsqlDbType.Integer);
        await copy.WriteAsync(stored.FirstSeenAt, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(state.Title, NpgsqlDbType.Text);
        await copy.WriteAsync(state.Lead, NpgsqlDbType.Text);
        await copy.WriteAsync(state.Language, NpgsqlDbType.Text);
        await copy.WriteAsync(state.Author, NpgsqlDbType.Text);
        await copy.WriteAsync(state.Categories.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        await copy.WriteAsync(EnclosuresJson(state.Enclosures), NpgsqlDbType.Jsonb);
        await copy.WriteAsync(ScopeName(state.Scope), NpgsqlDbType.Text);
        await copy.WriteAsync(state.WordCount, NpgsqlDbType.Integer);
        await copy.WriteAsync((short)tags.Relevance, NpgsqlDbType.Smallint);
        await copy.WriteAsync((short)tags.Severity.Level, NpgsqlDbType.Smallint);
        await copy.WriteAsync(tags.Severity.Because, NpgsqlDbType.Text);
        await copy.WriteAsync(fetch.Rules.Set, NpgsqlDbType.Integer);
        await copy.WriteAsync(fetch.Rules.Hash, NpgsqlDbType.Text);
    }

    private async Task WriteRevisionsAsync(IReadOnlyList<RevisionRow> revisions)
    {
        await using var copy = await step.Connection.BeginBinaryImportAsync(CopyRevisions, step.CancellationToken);
        foreach (var revision in revisions)
        {
            await copy.StartRowAsync(step.CancellationToken);
            await copy.WriteAsync(revision.ArticleId, NpgsqlDbType.Bigint);
            await copy.WriteAsync(revision.FirstSeenAt, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(revision.Number, NpgsqlDbType.Integer);
            await copy.WriteAsync(fetchId, NpgsqlDbType.Bigint);
            await copy.WriteAsync(revision.State.Title, NpgsqlDbType.Text);
            await copy.WriteAsync(revision.State.Text, NpgsqlDbType.Text);
            await copy.WriteAsync(revision.State.ContentHash.ToArray(), NpgsqlDbType.Bytea);
            await copy.WriteAsync(revision.Kinds.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await copy.WriteAsync((short)revision.Tags.Relevance, NpgsqlDbType.Smallint);
            await copy.WriteAsync((short)revision.Tags.Severity.Level, NpgsqlDbType.Smallint);
        }

        await copy.CompleteAsync(step.CancellationToken);
    }

    private object Columns(RevisedArticle revised) => new
    {
        revised.Article.Id,
        revised.Article.FirstSeenAt,
        Link = revised.Link?.AbsoluteUri,
        revised.Revision,
        revised.State.Title,
        revised.State.Lead,
        revised.State.Language,
        revised.State.Author,
        Categories = revised.State.Categories.ToArray(),
        Enclosures = EnclosuresJson(revised.State.Enclosures),
        TextScope = ScopeName(revised.State.Scope),
        revised.State.WordCount,
        Relevance = (short)revised.Tags.Relevance,
        Severity = (short)revised.Tags.Severity.Level,
        SeverityBecause = revised.Tags.Severity.Because,
        SetNumber = fetch.Rules.Set,
        RulesHash = fetch.Rules.Hash,
    };

    public static string ScopeName(TextScope scope) => scope.ToString().ToLowerInvariant();

    private static string EnclosuresJson(IReadOnlyList<Enclosure> enclosures) =>
        JsonSerializer.Serialize(enclosures.Select(media => new { url = media.Url.AbsoluteUri, type = media.MediaType, length = media.Length }));

    private sealed record RevisionRow(
        long ArticleId, DateTimeOffset FirstSeenAt, int Number, ArticleState State, TagResult Tags, IReadOnlyList<string> Kinds);
}
