using System.Text.Json;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Storage.Intake;

/// <summary>Appends the events of a transaction to the event log and orders them to be sent.</summary>
internal sealed class EventAppender(StatementBatch batch, IArticleEventWriter writer, RuleSetStamp rules)
{
    // An id that was claimed before names an event that was told: it is neither stored nor sent again.
    private const string AppendSql = """
        with given as materialized (
            select * from unnest(
                @Ids, @Times, @Sequences, @Types, @Subjects, @Articles, @Exchanges, @RoutingKeys, @CcKeys, @Headers, @Bodies)
            as g (id, recorded_at, sequence, type, subject, article_id, exchange, routing_key, cc_keys, headers, body)
        ), claimed as (
            insert into monitor.event_key (id, type, subject) select g.id, g.type, g.subject from given g order by g.id
            on conflict do nothing
            returning id
        ), stored as (
            insert into monitor.event (id, recorded_at, sequence, type, subject, article_id, exchange, routing_key, cc_keys, headers, body)
            select g.id, g.recorded_at, g.sequence, g.type, g.subject, g.article_id, g.exchange, g.routing_key, g.cc_keys::text[], g.headers::jsonb, g.body
            from given g join claimed c on c.id = g.id
        )
        insert into monitor.outbox (event_id, recorded_at) select g.id, g.recorded_at from given g join claimed c on c.id = g.id
        """;

    /// <param name="source">The source that showed them.</param>
    /// <param name="added">New articles.</param>
    /// <param name="revised">Articles in a new state.</param>
    /// <param name="backfill">True when what the fetch brought is not live news.</param>
    /// <param name="stamps">One for each event.</param>
    public void Append(
        Source source, IReadOnlyList<StoredArticle> added, IReadOnlyList<RevisedArticle> revised, bool backfill, IReadOnlyList<EventStamp> stamps) =>
        Append([.. added.Where(stored => stored.Article.Announce)
            .Select(stored => new Telling(stored.Id, stamp => writer.Detected(News(source, stored.Article), stamp)))
            .Concat(revised.Select(article => Tell(
                article.Article, article.Announcement, NewsOf(source, article, backfill), article.Changes)).OfType<Telling>())], stamps);

    /// <param name="source">The source that showed it.</param>
    /// <param name="completed">An article with the text of its page.</param>
    /// <param name="stamps">One, if there is something to tell.</param>
    public void Append(Source source, PageCompletion completed, IReadOnlyList<EventStamp> stamps) => Append(
        [.. new[] { Tell(completed.Article.Known, completed.Announcement, NewsOf(source, completed), completed.Changes) }.OfType<Telling>()], stamps);

    /// <param name="retagged">Articles that other rules have tagged, whatever their sources.</param>
    /// <param name="stamps">One for each event.</param>
    public void Append(IReadOnlyList<RetaggedArticle> retagged, IReadOnlyList<EventStamp> stamps) => Append(
        [.. retagged.Select(article => Tell(article.Article.Known, article.Announcement, NewsOf(article), article.Changes)).OfType<Telling>()], stamps);

    private void Append(IReadOnlyList<Telling> toTell, IReadOnlyList<EventStamp> stamps)
    {
        if (toTell.Count == 0)
        {
            return;
        }

        var events = toTell.Zip(stamps, (telling, stamp) => telling.Write(stamp)).ToList();
        batch.Add(AppendSql)
            .With("Ids", events.Select(one => one.Id).ToArray())
            .With("Times", stamps.Select(stamp => stamp.Time.UtcDateTime).ToArray())
            .With("Sequences", stamps.Select(stamp => stamp.Sequence).ToArray())
            .With("Types", events.Select(one => one.Type).ToArray())
            .With("Subjects", events.Select(one => one.Subject).ToArray())
            .With("Articles", toTell.Select(telling => telling.ArticleId).ToArray())
            .With("Exchanges", events.Select(one => one.Exchange).ToArray())
            .With("RoutingKeys", events.Select(one => one.RoutingKey).ToArray())
            .With("CcKeys", events.Select(one => ArrayLiteral.Of(one.CcKeys)).ToArray())
            .With("Headers", events.Select(one => JsonSerializer.Serialize(one.Headers)).ToArray())
            .With("Bodies", events.Select(one => one.Body).ToArray());
    }

    private Telling? Tell(KnownArticle article, RevisionAnnouncement announcement, ArticleNews news, RevisionChanges changes) => announcement switch
    {
        RevisionAnnouncement.Detected => new Telling(article.Id, stamp => writer.Detected(news, stamp)),
        RevisionAnnouncement.Revised => new Telling(article.Id, stamp => writer.Revised(news, changes, stamp)),
        _ => null,
    };

    private ArticleNews News(Source source, NewArticle article) => new()
    {
        PublicId = article.PublicId,
        Revision = 1,
        Link = article.Link,
        State = article.State,
        Tags = article.Tags,
        Backfill = article.Backfill,
        Source = source,
        Rules = rules,
    };

    private ArticleNews NewsOf(Source source, PageCompletion completed) => new()
    {
        PublicId = completed.Article.Known.PublicId,
        Revision = completed.Article.Known.Revision,
        Link = completed.Article.Link,
        State = completed.State,
        Tags = completed.Tags,
        Backfill = completed.Article.Known.Backfill,
        Source = source,
        Rules = rules,
    };

    private ArticleNews NewsOf(Source source, RevisedArticle article, bool backfill) => new()
    {
        PublicId = article.Article.PublicId,
        Revision = article.Revision,
        Link = article.Link,
        State = article.State,
        Tags = article.Tags,
        Backfill = article.Article.Backfill || backfill,
        Source = source,
        Rules = rules,
    };

    private ArticleNews NewsOf(RetaggedArticle article) => new()
    {
        PublicId = article.Article.Known.PublicId,
        Revision = article.Article.Known.Revision,
        Link = article.Article.Link,
        State = article.Article.State,
        Tags = article.Tags,
        Backfill = article.Backfill,
        Source = article.Article.Source,
        Rules = rules,
    };

    private sealed record Telling(long ArticleId, Func<EventStamp, OutgoingEvent> Write);
}
