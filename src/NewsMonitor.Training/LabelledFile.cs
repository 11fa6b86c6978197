using System.IO.Compression;
using System.Text.Json;

namespace NewsMonitor.Training;

/// <summary>A file to learn from, and up to which date.</summary>
/// <remarks>What is later than the date is left for the final check: <c>PATH@2015-10-22</c>.</remarks>
/// <param name="Path">JSON lines, or such a file compressed (<c>.gz</c>).</param>
/// <param name="Until">ISO date; null for all.</param>
/// <param name="GreyIsNegative">What a grey label says; otherwise it says nothing.</param>
internal sealed record LabelledFile(string Path, string? Until, bool GreyIsNegative)
{
    public static LabelledFile Parse(string argument, bool greyIsNegative)
    {
        var at = argument.LastIndexOf('@');
        return at < 0
            ? new LabelledFile(argument, null, greyIsNegative)
            : new LabelledFile(argument[..at], argument[(at + 1)..], greyIsNegative);
    }

    /// <summary>The items to learn from, in file order.</summary>
    /// <exception cref="InvalidDataException">A line is no labelled item; the message says which.</exception>
    public IEnumerable<LabelledItem> Read()
    {
        using var file = File.OpenRead(Path);
        using var plain = Path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(plain);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && ItemOf(line, number) is { } item && (Until is null || string.CompareOrdinal(item.Date, Until) < 0))
            {
                yield return item;
            }
        }
    }

    /// <summary>Null for an item that its makers marked as doubtful: it would teach mistakes.</summary>
    private LabelledItem? ItemOf(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var item = json.RootElement;
            var labels = item.GetProperty("labels");
            return Flag(labels, "check")
                ? null
                : new LabelledItem(
                    item.GetProperty("title").GetString() ?? "",
                    item.GetProperty("text").GetString() ?? "",
                    item.TryGetProperty("date", out var date) ? date.GetString() ?? "" : "",
                    labels.GetProperty("defence").GetBoolean(),
                    !Flag(labels, "grey") ? Doubt.None : GreyIsNegative ? Doubt.Leaning : Doubt.Full);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{Path}:{number}: not a labelled item ({{\"title\", \"text\", \"date\", \"labels\": {{\"defence\", \"grey\"}}}}): {e.Message}");
        }
    }

    private static bool Flag(JsonElement labels, string name) => labels.TryGetProperty(name, out var value) && value.GetBoolean();
}
