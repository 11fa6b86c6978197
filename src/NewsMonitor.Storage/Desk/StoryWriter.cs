using NewsMonitor.Core.Desk;
using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Storage.Desk;

/// <summary>Writes stories, what belongs to them, and which turned out to be which.</summary>
internal sealed class StoryWriter(StatementBatch batch, DateTimeOffset now)
{
    private const string PutSql = """
        insert into monitor.story (
            id, public_id, revision, title, language, languages, countries, first_seen_at, last_article_at, articles, sources, severity, changed_at,
            started_at, told_at, told_step, told_severity, told_languages, told_seq, due_at)
        select s.id, s.public_id, s.revision, s.title, s.language, s.languages::text[], s.countries::text[], s.first_seen_at, s.last_article_at,
               s.articles, s.sources, s.severity, @Now,
               s.started_at, s.told_at, s.told_step, s.told_severity, s.told_languages::text[], s.told_seq, s.due_at
        from unnest(
            @Ids, @PublicIds, @Revisions, @Titles, @TitleLanguages, @Languages, @Countries, @FirstSeen, @LastArticles, @Articles, @Sources, @Severities,
            @StartedAt, @ToldAt, @ToldSteps, @ToldSeverities, @ToldLanguages, @ToldSeqs, @DueAt)
        as s (
            id, public_id, revision, title, language, languages, countries, first_seen_at, last_article_at, articles, sources, severity,
            started_at, told_at, told_step, told_severity, told_languages, told_seq, due_at)
        on conflict (id) do update set
            revision = excluded.revision, title = excluded.title, language = excluded.language, languages = excluded.languages,
            countries = excluded.countries, first_seen_at = excluded.first_seen_at, last_article_at = excluded.last_article_at,
            articles = excluded.articles, sources = excluded.sources, severity = excluded.severity, changed_at = excluded.changed_at,
            started_at = excluded.started_at, told_at = excluded.told_at, told_step = excluded.told_step, told_severity = excluded.told_severity,
            told_languages = excluded.told_languages, told_seq = excluded.told_seq, due_at = excluded.due_at
        """;

    private const string JoinSql = """
        insert into monitor.story_article (
            article_id, first_seen_at, source_id,
            story_id, same_text_as, similarity, revision, page_text, desk_seq, taken_at, language, entities, main_entities, concepts)
        select a.article_id, a.first_seen_at,
               (select n.source_id from monitor.article n where n.id = a.article_id and n.first_seen_at = a.first_seen_at),
               a.story_id, a.same_text_as, a.similarity, a.revision, a.page_text, a.desk_seq, @Now, a.language,
               a.entities::text[], a.main_entities::text[], a.concepts::text[]
        from unnest(
            @Ids, @FirstSeen, @Stories, @SameTexts, @Similarities, @Revisions, @PageTexts, @Places, @Languages, @Entities, @MainEntities, @Concepts)
        as a (article_id, first_seen_at, story_id, same_text_as, similarity, revision, page_text, desk_seq, language, entities, main_entities, concepts)
        """;

    // What an absorbed story had absorbed before belongs to the older one as well.
    private const string MergeSql = """
        with moved as (
            update monitor.story_article set story_id = @Into where story_id = @Absorbed
        ), pointed as (
            update monitor.story set merged_into = @Into, due_at = null where id = @Absorbed or merged_into = @Absorbed
        )
        insert into monitor.story_merge (absorbed, into_story, merged_at) values (@Absorbed, @Into, @At)
        """;

    public void Put(IReadOnlyList<Story> stories)
    {
        if (stories.Count == 0)
        {
            return;
        }

        var summaries = stories.Select(story => new StorySummary(story)).ToList();
        batch.Add(PutSql)
            .With("Now", now.UtcDateTime)
            .With("Ids", stories.Select(story => story.Id).ToArray())
            .With("PublicIds", stories.Select(story => story.PublicId).ToArray())
            .With("Revisions", stories.Select(story => story.Revision).ToArray())
            .With("Titles", summaries.Select(summary => summary.Best.Title).ToArray())
            .With("TitleLanguages", summaries.Select(summary => summary.Best.Language).ToArray())
            .With("Languages", summaries.Select(summary => ArrayLiteral.Of(summary.Languages)).ToArray())
            .With("Countries", summaries.Select(summary => ArrayLiteral.Of(summary.Countries)).ToArray())
            .With("FirstSeen", summaries.Select(summary => summary.FirstSeenAt.UtcDateTime).ToArray())
            .With("LastArticles", summaries.Select(summary => summary.LastArticleAt.UtcDateTime).ToArray())
            .With("Articles", summaries.Select(summary => summary.Articles).ToArray())
            .With("Sources", summaries.Select(summary => summary.Sources).ToArray())
            .With("Severities", summaries.Select(summary => (short)summary.Severity.Level).ToArray())
            .With("StartedAt", stories.Select(story => story.Told.StartedAt?.UtcDateTime).ToArray())
            .With("ToldAt", stories.Select(story => story.Told.At?.UtcDateTime).ToArray())
            .With("ToldSteps", stories.Select(story => story.Told.Step).ToArray())
            .With("ToldSeverities", stories.Select(story => (short)story.Told.Severity).ToArray())
            .With("ToldLanguages", stories.Select(story => ArrayLiteral.Of(story.Told.Languages)).ToArray())
            .With("ToldSeqs", stories.Select(story => story.Told.Place).ToArray())
            .With("DueAt", stories.Select(story => story.DueAt?.UtcDateTime).ToArray());
    }

    public void Join(IReadOnlyList<PlacedArticle> placed)
    {
        if (placed.Count == 0)
        {
            return;
        }

        var articles = placed.Select(one => one.Article).ToList();
        batch.Add(JoinSql)
            .With("Now", now.UtcDateTime)
            .With("Ids", articles.Select(article => article.Id).ToArray())
            .With("FirstSeen", articles.Select(article => article.SeenAt.UtcDateTime).ToArray())
            .With("Stories", placed.Select(one => one.Story).ToArray())
            .With("SameTexts", placed.Select(one => one.Placement.SameTextAs).ToArray())
            .With("Similarities", placed.Select(one => (float)one.Placement.Similarity).ToArray())
            .With("Revisions", placed.Select(one => one.Revision).ToArray())
            .With("PageTexts", placed.Select(one => one.HasPageText).ToArray())
            .With("Places", placed.Select(one => one.Place).ToArray())
            .With("Languages", articles.Select(article => article.Language).ToArray())
            .With("Entities", articles.Select(article => ArrayLiteral.Of(article.Entities.Where(one => !one.IsMain).Select(one => one.Id))).ToArray())
            .With("MainEntities", articles.Select(article => ArrayLiteral.Of(article.Entities.Where(one => one.IsMain).Select(one => one.Id))).ToArray())
            .With("Concepts", articles.Select(article => ArrayLiteral.Of(article.Concepts)).ToArray());
    }

    public void Merge(IReadOnlyList<StoryMerge> merges)
    {
        foreach (var merge in merges)
        {
            batch.Add(MergeSql).With("Absorbed", merge.Absorbed).With("Into", merge.Into).With("At", merge.At.UtcDateTime);
        }
    }
}
