using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Storage.Intake;

/// <summary>Tags as one row brings them: a JSON list of each kind, null for none. Their evidence stays in the database.</summary>
internal static class StoredTags
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static IReadOnlyList<TopicTag> Topics(string? json) =>
        [.. Read<Topic>(json).Select(topic => new TopicTag(topic.Id, topic.Salience, topic.Points, []))];

    public static IReadOnlyList<EventTag> Events(string? json) =>
        [.. Read<Event>(json).Select(told => new EventTag(told.Class, told.Status, told.Severity, []))];

    public static IReadOnlyList<EntityTag> Entities(string? json) =>
        [.. Read<Entity>(json).Select(entity => new EntityTag(
            entity.Id, EntityTypes.Of(entity.Type) ?? EntityType.Body, entity.Country, entity.Role, entity.Salience, entity.Mentions, entity.IsMetonym, []))];

    private static List<T> Read<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<T>>(json, Options)!;

    private sealed record Topic(string Id, Salience Salience, decimal Points);

    private sealed record Event(string Class, EventStatus Status, int Severity);

    private sealed record Entity(string Id, string Type, string? Country, string? Role, Salience Salience, int Mentions, bool IsMetonym);
}
