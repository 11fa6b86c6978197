using System.Text.Json;
using NewsMonitor.Core.Events;
using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Storage.Events;

/// <summary>Appends events to the event log and orders them to be sent, in the transaction of what they tell.</summary>
internal static class EventLog
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

    /// <param name="batch">The statements of the transaction.</param>
    /// <param name="events">Events, each with its stamp and, if it tells of one, its article.</param>
    public static void Append(StatementBatch batch, IReadOnlyList<(OutgoingEvent Event, EventStamp Stamp, long? ArticleId)> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        batch.Add(AppendSql)
            .With("Ids", events.Select(one => one.Event.Id).ToArray())
            .With("Times", events.Select(one => one.Stamp.Time.UtcDateTime).ToArray())
            .With("Sequences", events.Select(one => one.Stamp.Sequence).ToArray())
            .With("Types", events.Select(one => one.Event.Type).ToArray())
            .With("Subjects", events.Select(one => one.Event.Subject).ToArray())
            .With("Articles", events.Select(one => one.ArticleId).ToArray())
            .With("Exchanges", events.Select(one => one.Event.Exchange).ToArray())
            .With("RoutingKeys", events.Select(one => one.Event.RoutingKey).ToArray())
            .With("CcKeys", events.Select(one => ArrayLiteral.Of(one.Event.CcKeys)).ToArray())
            .With("Headers", events.Select(one => JsonSerializer.Serialize(one.Event.Headers)).ToArray())
            .With("Bodies", events.Select(one => one.Event.Body).ToArray());
    }

    /// <summary>Tells news on the monitor's own health: takes stamps, writes the events, appends them.</summary>
    public static async Task AppendAsync(TransactionStep step, IOpsEventWriter writer, params IReadOnlyList<OpsNews> news)
    {
        if (news.Count == 0)
        {
            return;
        }

        var stamps = await EventStamps.TakeAsync(step, news.Count);
        await using var batch = new StatementBatch(step);
        Append(batch, [.. news.Zip(stamps, (one, stamp) => (writer.Write(one, stamp), stamp, (long?)null))]);
        await batch.ExecuteAsync();
    }
}
