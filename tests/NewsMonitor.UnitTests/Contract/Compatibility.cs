using System.Text.Json.Nodes;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>
/// Compares two versions of a schema as a subscriber of the older one must: what it was promised still holds of every event. Within a major version
/// only optional members and known values may come.
/// </summary>
internal sealed class Compatibility
{
    private readonly JsonObject _before;
    private readonly JsonObject _after;
    private readonly List<string> _breaks = [];

    private Compatibility(JsonObject before, JsonObject after) => (_before, _after) = (before, after);

    /// <summary>What the newer schema breaks, each with its place; nothing when it only adds.</summary>
    public static IReadOnlyList<string> Breaks(JsonObject before, JsonObject after)
    {
        var comparison = new Compatibility(before, after);
        comparison.Compare("", before, after);
        return comparison._breaks;
    }

    private void Compare(string place, JsonObject before, JsonObject after)
    {
        (before, after) = (Resolved(before, _before), Resolved(after, _after));
        CompareTypes(place, before, after);
        CompareRanges(place, before, after);
        CompareKnownValues(place, before, after);
        CompareMembers(place, before, after);
        foreach (var inner in (string[])["items", "additionalProperties"])
        {
            if (before[inner] is JsonObject old && after[inner] is JsonObject @new)
            {
                Compare($"{place}/{inner}", old, @new);
            }
        }
    }

    private void CompareTypes(string place, JsonObject before, JsonObject after)
    {
        foreach (var keyword in (string[])["type", "format"])
        {
            if (Text(before[keyword]) != Text(after[keyword]))
            {
                _breaks.Add($"{place}: {keyword} was {Text(before[keyword])} and is {Text(after[keyword])}");
            }
        }
    }

    /// <summary>A range may become narrower, never wider: nobody provided for what lies beyond it.</summary>
    private void CompareRanges(string place, JsonObject before, JsonObject after)
    {
        foreach (var (keyword, wider) in ((string, int)[])[("minimum", -1), ("maximum", 1), ("maxItems", 1)])
        {
            if (before[keyword] is { } old && (after[keyword] is not { } @new || Math.Sign((double)@new - (double)old) == wider))
            {
                _breaks.Add($"{place}: {keyword} was {Text(old)} and is {Text(after[keyword])}");
            }
        }
    }

    private void CompareKnownValues(string place, JsonObject before, JsonObject after)
    {
        if (KnownValues(before) is { } old)
        {
            _breaks.AddRange((KnownValues(after) is { } @new ? old.Except(@new) : old).Select(value => $"{place}: {value} is no known value any more"));
        }
        else if (KnownValues(after) is not null)
        {
            _breaks.Add($"{place}: any text became one of a list");
        }
    }

    private void CompareMembers(string place, JsonObject before, JsonObject after)
    {
        if (before["additionalProperties"] is null && after["additionalProperties"] is JsonValue closed && !(bool)closed)
        {
            _breaks.Add($"{place}: it is closed");
        }

        var (old, @new) = (Members(before), Members(after));
        foreach (var (name, member) in old)
        {
            if (@new[name] is JsonObject same)
            {
                Compare($"{place}/{name}", member!.AsObject(), same);
            }
            else
            {
                _breaks.Add($"{place}/{name}: it is gone");
            }
        }

        var (mustBefore, mustAfter) = (Required(before), Required(after));
        _breaks.AddRange(mustBefore.Except(mustAfter).Where(@new.ContainsKey).Select(name => $"{place}/{name}: it was always there and may be absent"));
        _breaks.AddRange(mustAfter.Except(mustBefore).Select(name => $"{place}/{name}: it must be there and need not before"));
    }

    /// <summary>Follows references within the document; what stands beside one is a description.</summary>
    private static JsonObject Resolved(JsonObject schema, JsonObject document) =>
        schema["$ref"] is { } reference ? Resolved(document["$defs"]![((string)reference!).Split('/')[^1]]!.AsObject(), document) : schema;

    private static JsonObject Members(JsonObject schema) => schema["properties"] as JsonObject ?? [];

    private static string[] Required(JsonObject schema) => [.. (schema["required"] as JsonArray ?? []).Select(name => (string)name!)];

    private static string[]? KnownValues(JsonObject schema) =>
        (schema["enum"] ?? (schema["anyOf"] as JsonArray)?[0]?["enum"]) is JsonArray known ? [.. known.Select(value => (string)value!)] : null;

    private static string Text(JsonNode? keyword) => keyword?.ToJsonString() ?? "(absent)";
}
