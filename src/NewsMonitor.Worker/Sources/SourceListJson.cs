using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Storage.Reporting;

namespace NewsMonitor.Worker.Sources;

/// <summary>The health of the sources, for programs: one document, times in UTC, what is not known left out.</summary>
internal static class SourceListJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // umlauts as they are; it goes to a terminal or a file, never into HTML
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(SourceList list) => JsonSerializer.Serialize(
        new Document(list.At, list.Counts.ToDictionary(count => count.State, count => count.Count), list.Sources), Options);

    private sealed record Document(DateTime At, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<SourceHealth> Sources);
}
