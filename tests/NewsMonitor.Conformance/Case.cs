namespace NewsMonitor.Conformance;

/// <summary>A document with what a reader must make of it. Members that are absent are not judged.</summary>
internal sealed record Case
{
    public required string Id { get; init; }

    /// <summary>Path below the folder of the cases.</summary>
    public required string File { get; init; }

    public required string Class { get; init; }

    public required Expectation Expect { get; init; }
}

/// <param name="Ok">True: must be read; false: must be refused; null: either.</param>
internal sealed record Expectation(bool? Ok)
{
    public string? Title { get; init; }

    public string? Link { get; init; }

    public int? EntryCount { get; init; }

    public IReadOnlyList<ExpectedEntry> Entries { get; init; } = [];
}

internal sealed record ExpectedEntry(int Index)
{
    public string? Id { get; init; }

    public string? Link { get; init; }

    public string? Title { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>Either of the two.</summary>
    public DateTimeOffset? Date { get; init; }

    public bool? HasDate { get; init; }

    public string? Author { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    public IReadOnlyList<ReadEnclosure>? Enclosures { get; init; }

    public IReadOnlyList<string>? ContentContains { get; init; }

    public IReadOnlyList<string>? ContentUrls { get; init; }

    public bool? ContentSafe { get; init; }
}
