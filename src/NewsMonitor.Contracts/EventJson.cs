using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace NewsMonitor.Contracts;

/// <summary>Events as JSON: camelCase, no indentation, absent instead of null, times in UTC to the millisecond.</summary>
public static class EventJson
{
    /// <summary>For subscribers in .NET that read the body themselves.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Umlauts stay readable; <, > and & are still escaped, for those who paste the body into a page.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        // A null where the contract has none is a broken event, not a crash of whoever reads it.
        RespectNullableAnnotations = true,
        Converters = { new UtcMilliseconds() },
    };

    /// <summary>The final bytes of an event.</summary>
    public static byte[] Write<TData>(CloudEvent<TData> cloudEvent) => JsonSerializer.SerializeToUtf8Bytes(cloudEvent, Options);

    /// <summary>Reads an event of a known type.</summary>
    /// <exception cref="JsonException">The body is not such an event.</exception>
    public static CloudEvent<TData> Read<TData>(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<CloudEvent<TData>>(body, Options) is { Data: not null } read
            ? read
            : throw new JsonException("The body or its data is null.");

    private sealed class UtcMilliseconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
