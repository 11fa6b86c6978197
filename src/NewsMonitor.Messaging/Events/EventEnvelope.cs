using System.Globalization;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;

namespace NewsMonitor.Messaging.Events;

/// <summary>What an event is apart from its data; closed with them, it is what is stored and sent.</summary>
/// <param name="Exchange">Exchange it is published to.</param>
/// <param name="Type">CloudEvents type.</param>
/// <param name="Schema">Schema of the data.</param>
/// <param name="Subject">CloudEvents subject.</param>
/// <param name="Id">Name-based id.</param>
/// <param name="Key">Primary routing key.</param>
/// <param name="Cc">Further routing keys.</param>
/// <param name="Headers">Headers of this kind of event; those that all have are added.</param>
internal sealed record EventEnvelope(
    string Exchange, string Type, string Schema, string Subject, Guid Id, string Key, IReadOnlyList<string> Cc, IReadOnlyDictionary<string, string> Headers)
{
    private const string Installation = "urn:monitor:worker:main";

    public static OutgoingEvent Close<TData>(EventEnvelope envelope, TData data, EventStamp stamp) => new()
    {
        Id = envelope.Id,
        Type = envelope.Type,
        Subject = envelope.Subject,
        Exchange = envelope.Exchange,
        RoutingKey = envelope.Key,
        CcKeys = envelope.Cc,
        Headers = new Dictionary<string, string>(envelope.Headers, StringComparer.Ordinal)
        {
            ["event"] = envelope.Type,
            ["schema-major"] = "1",
            // What a reader of the archive can let the broker filter by: entity.action.
            ["x-stream-filter-value"] = string.Join('.', envelope.Key.Split('.').Take(2)),
        },
        Body = EventJson.Write(new CloudEvent<TData>
        {
            Id = envelope.Id,
            Source = Installation,
            Type = envelope.Type,
            Subject = envelope.Subject,
            Time = stamp.Time,
            Dataschema = envelope.Schema,
            Sequence = stamp.Sequence.ToString("D20", CultureInfo.InvariantCulture),
            Data = data,
        }),
    };
}
