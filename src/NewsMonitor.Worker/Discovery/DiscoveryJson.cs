using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Feeds.Discovery;

namespace NewsMonitor.Worker.Discovery;

/// <summary>What a discovery came to, for programs.</summary>
internal static class DiscoveryJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // umlauts as they are; it goes to a terminal or a file, never into HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(DiscoveryResult result) => JsonSerializer.Serialize(result, Options);
}
