using System.Text.Json;
using NewsMonitor.Core.Events;

namespace NewsMonitor.Storage.Events;

/// <summary>A row of the event log, as Dapper reads it.</summary>
internal class StoredEventRow
{
    public const string Columns = "e.id, e.type, e.subject, e.exchange, e.routing_key, e.cc_keys, e.headers::text as headers, e.body";

    public Guid Id { get; init; }

    public string Type { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Exchange { get; init; } = "";

    public string RoutingKey { get; init; } = "";

    public string[] CcKeys { get; init; } = [];

    public string Headers { get; init; } = "";

    public byte[] Body { get; init; } = [];

    public DateTime RecordedAt { get; init; }

    public OutgoingEvent ToEvent() => new()
    {
        Id = Id,
        Type = Type,
        Subject = Subject,
        Exchange = Exchange,
        RoutingKey = RoutingKey,
        CcKeys = CcKeys,
        // Another version may have written numbers; one row that cannot be read would hold up all of its batch.
        Headers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Headers)!.ToDictionary(header => header.Key, header => header.Value.ToString()),
        Body = Body,
    };
}
