using NewsMonitor.FeedFarm.Content;
using NewsMonitor.FeedFarm.Serving;

namespace NewsMonitor.FeedFarm;

/// <summary>One feed: its fixed traits, and what the ticks have changed in it.</summary>
public sealed class FarmSource
{
    internal FarmSource(HostTraffic host, DateTimeOffset modified) => (Host, Modified) = (host, modified);

    public required int Id { get; init; }

    /// <summary>Address of the site; the feed is below it.</summary>
    public required string BaseUrl { get; init; }

    public required string Language { get; init; }

    public required string Name { get; init; }

    public required bool Atom { get; init; }

    /// <summary>Items that the feed shows.</summary>
    public required int Window { get; init; }

    public Uri FeedUrl => new($"{BaseUrl}/feed/");

    internal HostTraffic Host { get; }

    internal Lock Gate { get; } = new();

    /// <summary>Publication times of what the ticks have added.</summary>
    internal List<DateTimeOffset> Added { get; } = [];

    internal Dictionary<int, int> Edits { get; } = [];

    internal int Version { get; set; }

    internal DateTimeOffset Modified { get; set; }

    internal RenderedFeed? Rendered { get; set; }

    internal int ItemCount => Window + Added.Count;
}
