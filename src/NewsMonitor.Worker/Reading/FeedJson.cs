using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsMonitor.Core.Entries;

namespace NewsMonitor.Worker.Reading;

/// <summary>One line of JSON for a document that was read, or for the reason why it was not.</summary>
internal static class FeedJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string id, ReadDocument document) => Line(id, ok: true, json =>
    {
        Text(json, "title", document.Title);
        Text(json, "link", document.Link?.AbsoluteUri);
        if (document.IsPartial)
        {
            json.WriteBoolean("partial", true);
        }

        json.WriteStartArray("entries");
        foreach (var entry in document.Entries)
        {
            Write(json, entry);
        }

        json.WriteEndArray();
    });

    /// <param name="id">Label of the case.</param>
    /// <param name="reason">From the closed list of failures, or <c>timeout</c>.</param>
    public static string Of(string id, string reason) => Line(id, ok: false, json => json.WriteString("error", reason));

    private static void Write(Utf8JsonWriter json, ReadEntry read)
    {
        var entry = read.Entry;
        json.WriteStartObject();
        Text(json, "id", entry.Id);
        Text(json, "link", entry.Link?.AbsoluteUri);
        Text(json, "title", read.Title);
        Time(json, "published", read.Published);
        Time(json, "updated", entry.Updated);
        Text(json, "author", entry.Author);
        json.WriteStartArray("categories");
        foreach (var category in entry.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteStartArray("enclosures");
        foreach (var enclosure in entry.Enclosures)
        {
            json.WriteStartObject();
            Text(json, "url", enclosure.Url.OriginalString);
            Text(json, "type", enclosure.MediaType);
            if (enclosure.Length is { } length)
            {
                json.WriteNumber("length", length);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Text(json, "summary", read.Summary);
        Text(json, "content", read.Content);
        json.WriteEndObject();
    }

    private static string Line(string id, bool ok, Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            json.WriteString("case", id);
            json.WriteBoolean("ok", ok);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private static void Time(Utf8JsonWriter json, string name, SourceTime? time)
    {
        if (time?.At is { } at)
        {
            json.WriteString(name, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        }
    }
}
