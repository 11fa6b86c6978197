namespace NewsMonitor.FeedFarm;

/// <summary>One item of a feed as it is now.</summary>
public sealed record FarmItem
{
    /// <summary>Place in the source's history, from 0; later ones are newer.</summary>
    public required int Ordinal { get; init; }

    public required string Id { get; init; }

    public required Uri Link { get; init; }

    public required string Title { get; init; }

    public required string Author { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required DateTimeOffset Published { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }
}
