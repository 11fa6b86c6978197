using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Storage.Intake;
using Npgsql;

namespace NewsMonitor.Storage.Retagging;

/// <summary>Gives stored articles the tags of other rules, many in one transaction.</summary>
/// <remarks>
/// It waits for nobody: what a worker holds at the moment is left out, so that the two cannot wait for each other in a circle, whatever the
/// order in which either locks. An article that has changed since it was read is left out as well: whoever changed it has tagged it.
/// </remarks>
public sealed class RetagStore(NpgsqlDataSource dataSource, IArticleEventWriter events)
{
    private const string LockSql = """
        select i.article_id from monitor.identity i join monitor.article a on a.id = i.article_id and a.first_seen_at = i.first_seen_at
        where i.article_id = any(@Articles) and a.first_seen_at between @First and @Last
        order by i.article_id
        for no key update of i, a skip locked
        """;

    private const string ActiveSql = "select set_number from monitor.configuration_active";

    // A statement of its own, behind the one that locks: it sees what others have committed before the locks were had.
    private const string VersionSql = """
        select id, xmin::text as version from monitor.article where id = any(@Articles) and first_seen_at between @First and @Last
        """;

    private const string RetagSql = """
        update monitor.article a set
            relevance = t.relevance, severity = t.severity, severity_because = t.severity_because, model_log_odds = t.model_log_odds,
            set_number = @SetNumber, rules_hash = @RulesHash
        from unnest(@Articles, @FirstSeen, @Relevances, @Severities, @SeverityBecause, @ModelLogOdds)
            as t (id, first_seen_at, relevance, severity, severity_because, model_log_odds)
        where a.id = t.id and a.first_seen_at = t.first_seen_at and a.first_seen_at between @First and @Last
        """;

    private const string RetagRevisionsSql = """
        update monitor.revision r set relevance = t.relevance, severity = t.severity
        from unnest(@Articles, @FirstSeen, @Revisions, @Relevances, @Severities) as t (id, first_seen_at, number, relevance, severity)
        where r.article_id = t.id and r.first_seen_at = t.first_seen_at and r.number = t.number and r.first_seen_at between @First and @Last
        """;

    private const string AnnounceSql = """
        update monitor.identity i set announced_at = now(), backfill = t.backfill
        from unnest(@Articles, @Backfill) as t (article_id, backfill) where i.article_id = t.article_id
        """;

    private const string MarkSql = """
        update monitor.article a set announced_at = now(), backfill = t.backfill
        from unnest(@Articles, @FirstSeen, @Backfill) as t (id, first_seen_at, backfill)
        where a.id = t.id and a.first_seen_at = t.first_seen_at and a.first_seen_at between @First and @Last
        """;

    /// <summary>Stores the tags of those articles that are as they were read, or of none.</summary>
    /// <param name="articles">At most a few hundred: they are locked together.</param>
    /// <param name="rules">The rules that gave the tags.</param>
    /// <param name="announce">Whether subscribers are told.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <exception cref="NpgsqlException">The database failed; whether the commit went through is unknown. Doing it all again is safe.</exception>
    public async Task<RetagOutcome> StoreAsync(
        IReadOnlyList<RetaggedArticle> articles, RuleSetStamp rules, bool announce, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(rules);
        if (articles.Count == 0)
        {
            return new RetagOutcome([], []);
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);

        var span = Span.Of(articles);
        var locked = (await step.QueryAsync<long>(LockSql, new { Articles = IdsOf(articles), span.First, span.Last })).ToArray();
        if (await step.ScalarAsync<int?>(ActiveSql, new { }) != rules.Set)
        {
            return new RetagOutcome([], [], IsSuperseded: true);
        }

        var versions = (await step.QueryAsync<(long Id, string Version)>(VersionSql, new { Articles = locked, span.First, span.Last }))
            .ToDictionary(row => row.Id, row => row.Version);
        var unchanged = articles.Where(article => versions.GetValueOrDefault(article.Article.Known.Id) == article.Article.Version).ToList();
        if (unchanged.Count > 0)
        {
            await WriteAsync(step, unchanged, rules, announce);
        }

        await transaction.CommitAsync(cancellationToken);
        return new RetagOutcome(unchanged, [.. articles.Where(article => !versions.ContainsKey(article.Article.Known.Id))]);
    }

    private async Task WriteAsync(TransactionStep step, IReadOnlyList<RetaggedArticle> articles, RuleSetStamp rules, bool announce)
    {
        IReadOnlyList<RetaggedArticle> told = announce ? [.. articles.Where(article => article.Announcement != RevisionAnnouncement.None)] : [];
        var stamps = await EventStamps.TakeAsync(step, told.Count);
        await using var batch = new StatementBatch(step);
        Retag(batch, articles, rules);
        new TagWriter(batch, rules).Replace([.. articles.Select(article => new TaggedRevision(
            article.Article.Known.Id, article.Article.Known.FirstSeenAt, article.Article.Known.Revision, article.Tags))]);
        Announce(batch, [.. told.Where(article => article.Announcement == RevisionAnnouncement.Detected)]);
        new EventAppender(batch, events, rules).Append(told, stamps);
        await batch.ExecuteAsync();
    }

    private static void Retag(StatementBatch batch, IReadOnlyList<RetaggedArticle> articles, RuleSetStamp rules)
    {
        var span = Span.Of(articles);
        var (ids, firstSeen) = (IdsOf(articles), FirstSeenOf(articles));
        var relevances = articles.Select(article => (short)article.Tags.Relevance).ToArray();
        var severities = articles.Select(article => (short)article.Tags.Severity.Level).ToArray();
        batch.Add(RetagSql)
            .With("Articles", ids)
            .With("FirstSeen", firstSeen)
            .With("Relevances", relevances)
            .With("Severities", severities)
            .With("SeverityBecause", articles.Select(article => article.Tags.Severity.Because).ToArray())
            .With("ModelLogOdds", articles.Select(article => article.Tags.Model?.LogOdds).ToArray())
            .With("SetNumber", rules.Set)
            .With("RulesHash", rules.Hash)
            .With("First", span.First)
            .With("Last", span.Last);
        batch.Add(RetagRevisionsSql)
            .With("Articles", ids)
            .With("FirstSeen", firstSeen)
            .With("Revisions", articles.Select(article => article.Article.Known.Revision).ToArray())
            .With("Relevances", relevances)
            .With("Severities", severities)
            .With("First", span.First)
            .With("Last", span.Last);
    }

    private static void Announce(StatementBatch batch, IReadOnlyList<RetaggedArticle> detected)
    {
        if (detected.Count > 0)
        {
            var (ids, backfill, span) = (IdsOf(detected), detected.Select(article => article.Backfill).ToArray(), Span.Of(detected));
            batch.Add(AnnounceSql).With("Articles", ids).With("Backfill", backfill);
            batch.Add(MarkSql)
                .With("Articles", ids)
                .With("FirstSeen", FirstSeenOf(detected))
                .With("Backfill", backfill)
                .With("First", span.First)
                .With("Last", span.Last);
        }
    }

    private static long[] IdsOf(IReadOnlyList<RetaggedArticle> articles) => [.. articles.Select(article => article.Article.Known.Id)];

    private static DateTime[] FirstSeenOf(IReadOnlyList<RetaggedArticle> articles) => [.. articles.Select(article => article.Article.Known.FirstSeenAt.UtcDateTime)];

    /// <summary>When the articles were first seen: the partitions that need be looked into.</summary>
    private sealed record Span(DateTime First, DateTime Last)
    {
        public static Span Of(IReadOnlyList<RetaggedArticle> articles)
        {
            var firstSeen = articles.Select(article => article.Article.Known.FirstSeenAt.UtcDateTime).ToList();
            return new Span(firstSeen.Min(), firstSeen.Max());
        }
    }
}

/// <summary>What became of articles that were to get other tags.</summary>
/// <param name="Stored">Those that have them now.</param>
/// <param name="Busy">Those that somebody else was just changing. What is in neither list had changed since it was read.</param>
/// <param name="IsSuperseded">True when another configuration set is active: nothing was stored.</param>
public sealed record RetagOutcome(IReadOnlyList<RetaggedArticle> Stored, IReadOnlyList<RetaggedArticle> Busy, bool IsSuperseded = false);
