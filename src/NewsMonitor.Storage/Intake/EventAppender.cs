using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Events;

namespace NewsMonitor.Storage.Intake;

/// <summary>Has the events of articles written and appended, in the transaction that stores the articles.</summary>
internal sealed class EventAppender(StatementBatch batch, IArticleEventWriter writer, RuleSetStamp rules)
{
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

    /// <param name="article">An announced article, as it was before its page was missing or back.</param>
    /// <param name="missing">How its page says that it is gone; null: it is back.</param>
    /// <param name="stamps">One.</param>
    public void Append(TaggedArticle article, PageMissing? missing, IReadOnlyList<EventStamp> stamps)
    {
        var news = NewsOf(article);
        Append([new Telling(article.Known.Id, stamp => missing is { } reason
            ? writer.Withdrawn(news, reason, stamp)
            : writer.Revised(news, RevisionChanges.Return(article.Known), stamp))], stamps);
    }

    private void Append(IReadOnlyList<Telling> toTell, IReadOnlyList<EventStamp> stamps) =>
        EventLog.Append(batch, [.. toTell.Zip(stamps, (telling, stamp) => (telling.Write(stamp), stamp, (long?)telling.ArticleId))]);

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

    private ArticleNews NewsOf(RetaggedArticle article) =>
        ArticleNews.Of(article.Article, rules) with { Tags = article.Tags, Backfill = article.Backfill, Rules = rules };

    /// <summary>Under its next revision.</summary>
    private ArticleNews NewsOf(TaggedArticle article) => ArticleNews.Of(article, rules) with { Revision = article.Known.Revision + 1 };

    private sealed record Telling(long ArticleId, Func<EventStamp, OutgoingEvent> Write);
}
