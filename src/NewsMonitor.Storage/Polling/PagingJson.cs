using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>The place in a listing as the database keeps it; null between listings.</summary>
internal static class PagingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static string? Write(Paging? paging) => paging is null
        ? null
        : JsonSerializer.Serialize(new Stored(
            paging.Reason, [.. paging.Waiting.Select(address => address.AbsoluteUri)], paging.BeganAt, paging.ResumeAt, paging.Since, paging.Backfill,
            paging.Done, paging.Tries), Options);

    public static Paging Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Options)!;
        return new Paging
        {
            Reason = stored.Reason,
            Waiting = [.. stored.Waiting.Select(address => new Uri(address))],
            BeganAt = stored.BeganAt,
            ResumeAt = stored.ResumeAt,
            Since = stored.Since,
            Backfill = stored.Backfill,
            Done = stored.Done,
            Tries = stored.Tries,
        };
    }

    private sealed record Stored(
        PagingReason Reason, string[] Waiting, DateTimeOffset BeganAt, DateTimeOffset ResumeAt, DateTimeOffset? Since, bool Backfill, int Done, int Tries);
}
