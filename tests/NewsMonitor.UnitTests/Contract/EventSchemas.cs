using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>
/// Judges events by the schemas that are shipped, closed for the occasion: what we write holds nothing that the schema does not name, and no
/// other values than those it knows. Subscribers get the open schemas, as the contract grows.
/// </summary>
internal static class EventSchemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private static readonly JsonSchema Envelope = Read("cloudevent");
    private static readonly Dictionary<string, JsonSchema> ByType = Directory
        .GetFiles(RepositoryFiles.Path("src", "NewsMonitor.Contracts", "schemas"), "*.*.json")
        .ToDictionary(file => $"monitor.{Path.GetFileNameWithoutExtension(file)}.v1", file => Read(Path.GetFileNameWithoutExtension(file)));

    /// <summary>What is wrong with an event; nothing for a good one.</summary>
    public static IReadOnlyList<string> Problems(JsonElement cloudEvent)
    {
        var type = cloudEvent.GetProperty("type").GetString()!;
        return ByType.TryGetValue(type, out var data)
            ? [.. Problems(Envelope, cloudEvent), .. Problems(data, cloudEvent.GetProperty("data"))]
            : [$"{type} has no schema"];
    }

    private static IEnumerable<string> Problems(JsonSchema schema, JsonElement value)
    {
        var result = schema.Evaluate(value, Options);
        return result.IsValid
            ? []
            : (result.Details ?? []).Where(detail => detail.Errors is not null)
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))
                .DefaultIfEmpty("invalid");
    }

    private static JsonSchema Read(string name)
    {
        var schema = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Path("src", "NewsMonitor.Contracts", "schemas", $"{name}.json")))!.AsObject();
        schema.Remove("$id");
        Close(schema);
        return JsonSchema.FromText(schema.ToJsonString());
    }

    private static void Close(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject schema:
                if (schema["properties"] is not null && schema["type"] is not null)
                {
                    schema["additionalProperties"] = false;
                }

                if (schema["anyOf"] is JsonArray { Count: 2 } open && open[0]?["enum"] is { } known)
                {
                    schema.Remove("anyOf");
                    schema["enum"] = known.DeepClone();
                }

                foreach (var (_, child) in schema.ToList())
                {
                    Close(child);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Close(item);
                }

                break;
        }
    }
}
