using System.Globalization;
using System.Text.Json;

namespace NewsMonitor.Feeds.Reading.Json;

/// <summary>Members of a JSON object, whatever they turn out to be. What is of the wrong type is absent.</summary>
internal static class JsonFields
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? member
            : null;

    /// <summary>A text, or a number or truth value as written; null when absent, of another type, or blank.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name) is { } member ? Text(member) : null;

    public static string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The items of an array; a single value is an array of one; nothing when absent.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { } single => [single],
        null => [],
    };

    public static long? Whole(this JsonElement element, string name) =>
        element.Text(name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e15
            ? (long)number
            : null;
}
