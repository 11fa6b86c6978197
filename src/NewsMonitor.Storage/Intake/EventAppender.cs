using System.Text.Json;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;
using NpgsqlTypes;

namespace NewsMonitor.Storage.Intake;

/// <summary>Appends the events of a transaction to the event log and orders them to be sent.</summary>
internal sealed class EventAppender(TransactionStep step, IArticleEventWriter writer, Source source, RuleSetStamp rules)
{
    // The clock is read here, after the identities were locked: of two revisions of an article the later one has the later time.
    private const string StampSql = """
        select clock_timestamp() as time, nextval('monitor.event_sequence') as sequence from generate_series(1, @Count)
        """;

    private const string ClaimSql = """
        insert into monitor.event_key (id, type, subject)
        select * from unnest(@Ids, @Types, @Subjects) as k (id, type, subject) order by k.id
        on conflict do nothing
        returning id
        """;

    private const string CopyEvents = """
        copy monitor.event (id, recorded_at, sequence, type, subject, article_id, exchange, routing_key, cc_keys, headers, body)
        from stdin (format binary)
        """;

    private const string OrderSql = """
        insert into monitor.outbox (event_id, recorded_at) select * from unnest(@Ids, @Times) as o (event_id, recorded_at)
        """;

    /// <param name="added">New articles.</param>
    /// <param name="revised">Articles in a new state.</param>
    /// <param name="backfill">True when what the fetch brought is not live news.</param>
    public Task AppendAsync(IReadOnlyList<StoredArticle> added, IReadOnlyList<RevisedArticle> revised, bool backfill) =>
        AppendAsync([.. added.Where(stored => stored.Article.Announce)
            .Select(stored => new Telling(stored.Id, stamp => writer.Detected(News(stored.Article), stamp)))
            .Concat(revised.Select(article => Tell(
                article.Article, article.Announcement, NewsOf(article, backfill), article.Changes)).OfType<Telling>())]);

    /// <param name="completed">An article with the text of its page.</param>
    public Task AppendAsync(PageCompletion completed) => AppendAsync(
        [.. new[] { Tell(completed.Article.Known, completed.Announcement, NewsOf(completed), completed.Changes) }.OfType<Telling>()]);

    private async Task AppendAsync(IReadOnlyList<Telling> toTell)
    {
        if (toTell.Count == 0)
        {
            return;
        }

        var stamps = (await step.QueryAsync<StampRow>(StampSql, new { toTell.Count })).Select(row => new EventStamp(row.Time, row.Sequence));
        var written = toTell.Zip(stamps, (telling, stamp) => new Written(telling.ArticleId, stamp, telling.Write(stamp))).ToList();
        await StoreAsync(await ClaimAsync(written));
    }

    private async Task<IReadOnlyList<Written>> ClaimAsync(IReadOnlyList<Written> written)
    {
        var claimed = (await step.QueryAsync<Guid>(ClaimSql, new
        {
            Ids = written.Select(one => one.Event.Id).ToArray(),
            Types = written.Select(one => one.Event.Type).ToArray(),
            Subjects = written.Select(one => one.Event.Subject).ToArray(),
        })).ToHashSet();
        return [.. written.Where(one => claimed.Contains(one.Event.Id))];
    }

    private async Task StoreAsync(IReadOnlyList<Written> written)
    {
        await using (var copy = await step.Connection.BeginBinaryImportAsync(CopyEvents, step.CancellationToken))
        {
            foreach (var (articleId, stamp, outgoing) in written)
            {
                await copy.StartRowAsync(step.CancellationToken);
                await copy.WriteAsync(outgoing.Id, NpgsqlDbType.Uuid);
                await copy.WriteAsync(stamp.Time, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(stamp.Sequence, NpgsqlDbType.Bigint);
                await copy.WriteAsync(outgoing.Type, NpgsqlDbType.Text);
                await copy.WriteAsync(outgoing.Subject, NpgsqlDbType.Text);
                await copy.WriteAsync(articleId, NpgsqlDbType.Bigint);
                await copy.WriteAsync(outgoing.Exchange, NpgsqlDbType.Text);
                await copy.WriteAsync(outgoing.RoutingKey, NpgsqlDbType.Text);
                await copy.WriteAsync(outgoing.CcKeys.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                await copy.WriteAsync(JsonSerializer.Serialize(outgoing.Headers), NpgsqlDbType.Jsonb);
                await copy.WriteAsync(outgoing.Body, NpgsqlDbType.Bytea);
            }

            await copy.CompleteAsync(step.CancellationToken);
        }

        await step.ExecuteAsync(OrderSql, new
        {
            Ids = written.Select(one => one.Event.Id).ToArray(),
            Times = written.Select(one => one.Stamp.Time).ToArray(),
        });
    }

    private Telling? Tell(KnownArticle article, RevisionAnnouncement announcement, ArticleNews news, RevisionChanges changes) => announcement switch
    {
        RevisionAnnouncement.Detected => new Telling(article.Id, stamp => writer.Detected(news, stamp)),
        RevisionAnnouncement.Revised => new Telling(article.Id, stamp => writer.Revised(news, changes, stamp)),
        _ => null,
    };

    private ArticleNews News(NewArticle article) => new()
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

    private ArticleNews NewsOf(PageCompletion completed) => new()
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

    private ArticleNews NewsOf(RevisedArticle article, bool backfill) => new()
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

    private sealed record Telling(long ArticleId, Func<EventStamp, OutgoingEvent> Write);

    private sealed record Written(long ArticleId, EventStamp Stamp, OutgoingEvent Event);

    private sealed class StampRow
    {
        public DateTime Time { get; init; }

        public long Sequence { get; init; }
    }
}
