using System.IO.Compression;
using System.Text.Json;

namespace NewsMonitor.Training;

/// <summary>A file of texts whose words are counted; labels do not matter.</summary>
/// <param name="Path">JSON lines with <c>title</c>, and where there are any <c>text</c> and <c>kicker</c>; or such a file compressed (<c>.gz</c>).</param>
internal sealed record PlainTextFile(string Path)
{
    private static readonly string[] Fields = ["title", "kicker", "text"];

    /// <summary>All texts, in file order.</summary>
    /// <exception cref="InvalidDataException">A line is no JSON object; the message says which.</exception>
    public IEnumerable<string> Read()
    {
        using var file = File.OpenRead(Path);
        using var plain = Path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(plain);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            foreach (var text in line.Length > 0 ? TextsOf(line, number) : [])
            {
                yield return text;
            }
        }
    }

    private List<string> TextsOf(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return [.. Fields.Select(field => json.RootElement.TryGetProperty(field, out var value) ? value.GetString() : null).OfType<string>()];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{Path}:{number}: not a text ({{\"title\", \"kicker\", \"text\"}}): {e.Message}");
        }
    }
}
