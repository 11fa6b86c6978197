using System.Text.Json.Serialization;

namespace NewsMonitor.Conformance;

/// <summary>What the reader under test made of one document: a line that it printed.</summary>
internal sealed record Answer([property: JsonPropertyName("case")] string Case, bool Ok)
{
    public string? Error { get; init; }

    public string? Title { get; init; }

    public string? Link { get; init; }

    public IReadOnlyList<ReadEntry> Entries { get; init; } = [];
}

internal sealed record ReadEntry
{
    public string? Id { get; init; }

    public string? Link { get; init; }

    public string? Title { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public string? Author { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<ReadEnclosure> Enclosures { get; init; } = [];

    public string? Summary { get; init; }

    public string? Content { get; init; }
}

internal sealed record ReadEnclosure(string Url);
