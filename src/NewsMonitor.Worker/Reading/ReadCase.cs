using System.Text.Json;

namespace NewsMonitor.Worker.Reading;

/// <summary>One line of a list of documents to read.</summary>
/// <param name="Id">What the answer is labelled with.</param>
/// <param name="File">Path of the document; relative ones lie beside the list, else in the current folder.</param>
internal sealed record ReadCase(string Id, string File)
{
    /// <summary>The HTTP header it came with; null when none is known.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where it came from; null when that is not known.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Reads a line such as <c>{"id":"a","file":"a.xml"}</c>; further members are ignored.</summary>
    /// <exception cref="FormatException">It is no JSON object, or <c>id</c> or <c>file</c> is missing. The message says which.</exception>
    public static ReadCase Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return new ReadCase(Member(document, "id") ?? throw Missing("id"), Member(document, "file") ?? throw Missing("file"))
            {
                ContentType = Member(document, "contentType"),
                BaseUrl = Member(document, "baseUrl"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("no JSON object with texts as 'id' and 'file'");
        }
    }

    /// <summary>Where the document lies.</summary>
    public string PathBeside(FileInfo list) =>
        Path.Combine(list.DirectoryName!, File) is var beside && System.IO.File.Exists(beside) ? beside : File;

    private static string? Member(JsonDocument line, string name) =>
        line.RootElement.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member.GetString() : null;

    private static FormatException Missing(string member) => new($"'{member}' is missing");
}
