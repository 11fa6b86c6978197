using System.Text.Json;

namespace NewsMonitor.Subscribers;

/// <summary>What was handled, in a file: one line for each event. A database does the same with a unique key on the id.</summary>
internal sealed class Journal : IDisposable
{
    private static readonly string[] Subjects = ["article", "story", "alert", "incident"];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _newest = new(StringComparer.Ordinal);
    private readonly FileStream _file;

    public Journal(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);

        // A crash may leave half a line: that event was not acknowledged, and comes again.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        _file.SetLength(whole);
        foreach (var line in System.Text.Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Remember(JsonSerializer.Deserialize<Entry>(line, JsonSerializerOptions.Web)!);
        }
    }

    /// <summary>Writes the event down; null when it was there already.</summary>
    public Entry? Handle(string id, string type, string subject, DateTimeOffset time, JsonElement data)
    {
        if (_ids.Contains(id))
        {
            return null;
        }

        var told = Subjects.Where(name => data.TryGetProperty(name, out _)).Select(data.GetProperty).FirstOrDefault();
        var revision = told.ValueKind == JsonValueKind.Object && told.TryGetProperty("revision", out var number) ? number.GetInt32() : 0;
        var title = told.ValueKind == JsonValueKind.Object && told.TryGetProperty("title", out var text) ? text.GetString() : null;
        var entry = new Entry(id, type, subject, revision, time, title);
        // Events come in no promised order: what is older than what is known changes nothing.
        entry = entry with { Outdated = _newest.TryGetValue(subject, out var known) && entry.IsOlderThan(known) };
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(entry, JsonSerializerOptions.Web));
        _file.WriteByte((byte)'\n');
        _file.Flush(flushToDisk: true);
        Remember(entry);
        return entry;
    }

    public void Dispose() => _file.Dispose();

    private void Remember(Entry entry)
    {
        _ids.Add(entry.Id);
        if (!_newest.TryGetValue(entry.Subject, out var known) || !entry.IsOlderThan(known))
        {
            _newest[entry.Subject] = entry;
        }
    }
}

/// <summary>One line of the journal.</summary>
internal sealed record Entry(string Id, string Type, string Subject, int Revision, DateTimeOffset Time, string? Title, bool Outdated = false)
{
    public bool IsOlderThan(Entry other) => (Revision, Time).CompareTo((other.Revision, other.Time)) < 0;
}
