using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Contracts;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>
/// The files of the contract that are made from its records. A test fails where a file is not what would be made now; with
/// <c>NEWSMONITOR_WRITE_CONTRACT=1</c> it writes the file instead: look at the difference before you commit it.
/// </summary>
internal static class ContractFiles
{
    public const string Envelope = "cloudevent";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Rewrites => Environment.GetEnvironmentVariable("NEWSMONITOR_WRITE_CONTRACT") == "1";

    public static string Path(params string[] parts) => RepositoryFiles.Path(["src", "NewsMonitor.Contracts", .. parts]);

    /// <summary>The schema of an event's data by its name, or that of the envelope, as the records are now.</summary>
    public static JsonObject SchemaOf(string name) => name == Envelope
        ? SchemaWriter.Write("urn:monitor:schema:cloudevent:1.0", "CloudEvents 1.0, structured JSON", typeof(CloudEvent<object>))
        : EventCatalogue.All.Where(known => known.Name == name).Select(known => SchemaWriter.Write(known.Schema, known.Type, known.Data)).Single();

    public static string Print(JsonNode node) => node.ToJsonString(Readable).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";

    /// <summary>Fails when the file is not as it would be made now.</summary>
    public static void HoldsOrIsWritten(string file, string content)
    {
        if (Rewrites && !(File.Exists(file) && File.ReadAllText(file) == content))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            // Other tests read meanwhile: the old file or the new one, never a part.
            File.WriteAllText($"{file}.new", content);
            File.Move($"{file}.new", file, overwrite: true);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == content,
            $"{file} is not what the records make now. If that is wanted: NEWSMONITOR_WRITE_CONTRACT=1 dotnet test --project tests/NewsMonitor.UnitTests -- --filter-namespace '*Contract'");
    }
}
