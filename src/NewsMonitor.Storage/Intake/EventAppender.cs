using System.Text.Json;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Polling;
using NpgsqlTypes;

namespace NewsMonitor.Storage.Intake;

/// <summary>Appends the events of a fetch to the event log and orders them to be sent.</summary>
internal sealed class EventAppender(TransactionStep step, IArticleEventWriter writer, Source source, FetchFacts fetch)
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

    public async Task AppendAsync(IReadOnlyList<StoredArticle> added, IReadOnlyList<RevisedArticle> revised)
    {
        var toTell = added.Where(stored => stored.Article.Announce)
            .Select(stored => new Telling(stored.Id, stamp => writer.Detected(News(stored.Article), stamp)))
            .Concat(revised.Where(article => article.Announcement != RevisionAnnouncement.None)
                .Select(article => new Telling(article.Article.Id, stamp => Write(article, stamp))))
            .ToList();
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

    private OutgoingEvent Write(RevisedArticle article, EventStamp stamp) => article.Announcement == RevisionAnnouncement.Detected
        ? writer.Detected(News(article), stamp)
        : writer.Revised(News(article), article.Changes, stamp);

    private ArticleNews News(NewArticle article) => new()
    {
        PublicId = article.PublicId,
        Revision = 1,
        Link = article.Link,
        State = article.State,
        Tags = article.Tags,
        Backfill = article.Backfill,
        Source = source,
        Rules = fetch.Rules,
    };

    private ArticleNews News(RevisedArticle article) => new()
    {
        PublicId = article.Article.PublicId,
        Revision = article.Revision,
        Link = article.Link,
        State = article.State,
        Tags = article.Tags,
        Backfill = article.Article.Backfill || fetch.Backfill,
        Source = source,
        Rules = fetch.Rules,
    };

    private sealed record Telling(long ArticleId, Func<EventStamp, OutgoingEvent> Write);

    private sealed record Written(long ArticleId, EventStamp Stamp, OutgoingEvent Event);

    private sealed class StampRow
    {
        public DateTime Time { get; init; }

        public long Sequence { get; init; }
    }
}
