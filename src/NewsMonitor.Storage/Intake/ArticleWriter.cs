using System.Text.Json;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Storage.Polling;

namespace NewsMonitor.Storage.Intake;

/// <summary>Writes articles, revisions, tags and sightings: one statement for all rows of a table.</summary>
internal sealed class ArticleWriter(StatementBatch batch, int sourceId, long fetchId, FetchFacts fetch)
{
    // Within a transaction now() stands still: it is the first sight of all articles that the transaction adds.
    private const string AddSql = """
        insert into monitor.article (
            id, first_seen_at, public_id, source_id, fetch_id, link, published_at, published_source, published_raw, published_quality,
            revision, revised_at,
            title, lead, language, author, categories, enclosures, text_scope, word_count,
            relevance, severity, severity_because, model_log_odds, set_number, rules_hash, announced_at, backfill)
        select
            a.id, now(), a.public_id, @SourceId, @FetchId, a.link, a.published_at, a.published_source, a.published_raw, a.published_quality,
            1, now(),
            a.title, a.lead, a.language, a.author, a.categories::text[], a.enclosures::jsonb, a.text_scope, a.word_count,
            a.relevance, a.severity, a.severity_because, a.model_log_odds, @SetNumber, @RulesHash,
            case when a.announce then now() end, a.backfill
        from unnest(
            @Ids, @PublicIds, @Links, @PublishedAt, @PublishedSources, @PublishedRaw, @PublishedQualities,
            @Titles, @Leads, @Languages, @Authors, @Categories, @Enclosures, @TextScopes, @WordCounts, @Relevances, @Severities, @SeverityBecause,
            @ModelLogOdds, @Announce, @Backfill)
        as a (
            id, public_id, link, published_at, published_source, published_raw, published_quality,
            title, lead, language, author, categories, enclosures, text_scope, word_count, relevance, severity, severity_because,
            model_log_odds, announce, backfill)
        """;

    private const string AddRevisionsSql = """
        insert into monitor.revision (article_id, first_seen_at, number, said_at, fetch_id, title, text, content_hash, kinds, relevance, severity)
        select r.article_id, r.first_seen_at, r.number, r.said_at, @FetchId, r.title, r.text, r.content_hash, r.kinds::text[], r.relevance, r.severity
        from unnest(@Articles, @FirstSeen, @Numbers, @SaidAt, @Titles, @Texts, @Contents, @Kinds, @Relevances, @Severities)
            as r (article_id, first_seen_at, number, said_at, title, text, content_hash, kinds, relevance, severity)
        """;

    private const string ReviseSql = """
        update monitor.article set
            link = coalesce(@Link, link), revision = @Revision, revised_at = now(), title = @Title, lead = @Lead, language = @Language, author = @Author,
            categories = @Categories, enclosures = @Enclosures::jsonb, text_scope = @TextScope, word_count = @WordCount,
            relevance = @Relevance, severity = @Severity, severity_because = @SeverityBecause, model_log_odds = @ModelLogOdds,
            set_number = @SetNumber, rules_hash = @RulesHash, announced_at = coalesce(announced_at, case when @Announce then now() end),
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

    private readonly TagWriter _tags = new(batch, fetch.Rules);

    public void Add(IReadOnlyList<StoredArticle> articles)
    {
        if (articles.Count == 0)
        {
            return;
        }

        var states = articles.Select(stored => stored.Article.State).ToList();
        var tags = articles.Select(stored => stored.Article.Tags).ToList();
        batch.Add(AddSql)
            .With("SourceId", sourceId)
            .With("FetchId", fetchId)
            .With("Ids", articles.Select(stored => stored.Id).ToArray())
            .With("PublicIds", articles.Select(stored => stored.Article.PublicId).ToArray())
            .With("Links", articles.Select(stored => stored.Article.Link?.AbsoluteUri).ToArray())
            .With("PublishedAt", states.Select(state => state.Published?.At?.UtcDateTime).ToArray())
            .With("PublishedSources", states.Select(state => state.Published?.Source).ToArray())
            .With("PublishedRaw", states.Select(state => state.Published?.Raw).ToArray())
            .With("PublishedQualities", states.Select(state => QualityNames.Name(state.Published?.Quality)).ToArray())
            .With("Titles", states.Select(state => state.Title).ToArray())
            .With("Leads", states.Select(state => state.Lead).ToArray())
            .With("Languages", states.Select(state => state.Language).ToArray())
            .With("Authors", states.Select(state => state.Author).ToArray())
            .With("Categories", states.Select(state => ArrayLiteral.Of(state.Categories)).ToArray())
            .With("Enclosures", states.Select(state => EnclosuresJson(state.Enclosures)).ToArray())
            .With("TextScopes", states.Select(state => ScopeName(state.Scope)).ToArray())
            .With("WordCounts", states.Select(state => state.WordCount).ToArray())
            .With("Relevances", tags.Select(tag => (short)tag.Relevance).ToArray())
            .With("Severities", tags.Select(tag => (short)tag.Severity.Level).ToArray())
            .With("SeverityBecause", tags.Select(tag => tag.Severity.Because).ToArray())
            .With("ModelLogOdds", tags.Select(tag => tag.Model?.LogOdds).ToArray())
            .With("Announce", articles.Select(stored => stored.Article.Announce).ToArray())
            .With("Backfill", articles.Select(stored => stored.Article.Backfill).ToArray())
            .With("SetNumber", fetch.Rules.Set)
            .With("RulesHash", fetch.Rules.Hash);

        AddRevisions([.. articles.Select(stored =>
            new RevisionRow(stored.Id, stored.FirstSeenAt, 1, stored.Article.State, stored.Article.Tags, []))]);
        _tags.Add([.. articles.Select(stored => new TaggedRevision(stored.Id, stored.FirstSeenAt, 1, stored.Article.Tags))]);
    }

    public void Revise(IReadOnlyList<RevisedArticle> revised)
    {
        if (revised.Count == 0)
        {
            return;
        }

        foreach (var article in revised)
        {
            Revise(article);
        }

        AddRevisions([.. revised.Select(article => new RevisionRow(
            article.Article.Id, article.Article.FirstSeenAt, article.Revision, article.State, article.Tags, article.Changes.Kinds))]);
        _tags.Replace([.. revised.Select(article =>
            new TaggedRevision(article.Article.Id, article.Article.FirstSeenAt, article.Revision, article.Tags))]);
    }

    public void Sight(IReadOnlyList<StoredArticle> added, IReadOnlyList<KnownArticle> sighted)
    {
        if (added.Count + sighted.Count > 0)
        {
            batch.Add(SightSql)
                .With("SourceId", sourceId)
                .With("FetchId", fetchId)
                .With("Articles", added.Select(stored => stored.Id).Concat(sighted.Select(article => article.Id)).ToArray())
                .With("FirstSeen", added.Select(stored => stored.FirstSeenAt.UtcDateTime)
                    .Concat(sighted.Select(article => article.FirstSeenAt.UtcDateTime)).ToArray());
        }
    }

    public void Quarantine(IReadOnlyList<UnreadableEntry> entries)
    {
        if (entries.Count > 0)
        {
            batch.Add(QuarantineSql)
                .With("SourceId", sourceId)
                .With("FetchId", fetchId)
                .With("Reasons", entries.Select(entry => entry.Reason).ToArray())
                .With("Raws", entries.Select(entry => entry.Raw).ToArray());
        }
    }

    private void AddRevisions(IReadOnlyList<RevisionRow> revisions) => batch.Add(AddRevisionsSql)
        .With("FetchId", fetchId)
        .With("Articles", revisions.Select(revision => revision.ArticleId).ToArray())
        .With("FirstSeen", revisions.Select(revision => revision.FirstSeenAt.UtcDateTime).ToArray())
        .With("Numbers", revisions.Select(revision => revision.Number).ToArray())
        .With("SaidAt", revisions.Select(revision => revision.State.SaidAt?.UtcDateTime).ToArray())
        .With("Titles", revisions.Select(revision => revision.State.Title).ToArray())
        .With("Texts", revisions.Select(revision => revision.State.Text).ToArray())
        .With("Contents", revisions.Select(revision => revision.State.ContentHash.ToArray()).ToArray())
        .With("Kinds", revisions.Select(revision => ArrayLiteral.Of(revision.Kinds)).ToArray())
        .With("Relevances", revisions.Select(revision => (short)revision.Tags.Relevance).ToArray())
        .With("Severities", revisions.Select(revision => (short)revision.Tags.Severity.Level).ToArray());

    private void Revise(RevisedArticle revised) => batch.Add(ReviseSql)
        .With("Id", revised.Article.Id)
        .With("FirstSeenAt", revised.Article.FirstSeenAt)
        .With("Link", revised.Link?.AbsoluteUri)
        .With("Revision", revised.Revision)
        .With("Title", revised.State.Title)
        .With("Lead", revised.State.Lead)
        .With("Language", revised.State.Language)
        .With("Author", revised.State.Author)
        .With("Categories", revised.State.Categories.ToArray())
        .With("Enclosures", EnclosuresJson(revised.State.Enclosures))
        .With("TextScope", ScopeName(revised.State.Scope))
        .With("WordCount", revised.State.WordCount)
        .With("Relevance", (short)revised.Tags.Relevance)
        .With("Severity", (short)revised.Tags.Severity.Level)
        .With("SeverityBecause", revised.Tags.Severity.Because)
        .With("ModelLogOdds", revised.Tags.Model?.LogOdds)
        .With("Announce", revised.Announcement == RevisionAnnouncement.Detected)
        .With("SetNumber", fetch.Rules.Set)
        .With("RulesHash", fetch.Rules.Hash);

    public static string ScopeName(TextScope scope) => scope.ToString().ToLowerInvariant();

    public static TextScope ScopeOf(string name) => Enum.Parse<TextScope>(name, ignoreCase: true);

    private static string EnclosuresJson(IReadOnlyList<Enclosure> enclosures) =>
        JsonSerializer.Serialize(enclosures.Select(media => new { url = media.Url.AbsoluteUri, type = media.MediaType, length = media.Length }));

    private sealed record RevisionRow(
        long ArticleId, DateTimeOffset FirstSeenAt, int Number, ArticleState State, TagResult Tags, IReadOnlyList<string> Kinds);
}
