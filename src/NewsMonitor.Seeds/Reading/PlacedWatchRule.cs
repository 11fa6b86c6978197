using NewsMonitor.Core.Watch;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>A watch rule of a file, with the tests beside it.</summary>
internal sealed record PlacedWatchRule(WatchRule Rule, Position Position, IReadOnlyList<WatchTest> Tests);

/// <summary>An article that must, or must not, raise an alert when it is all of its story.</summary>
internal sealed record WatchTest
{
    public required Position Position { get; init; }

    public required bool IsMatch { get; init; }

    public required string Title { get; init; }

    /// <summary>The first line is the lead.</summary>
    public string Text { get; init; } = "";

    public string Language { get; init; } = "de";

    /// <summary>Key of its source; null for any.</summary>
    public string? Source { get; init; }

    /// <summary>Tier of its source; null for that of <see cref="Source"/>, or 3.</summary>
    public int? Tier { get; init; }

    /// <summary>How many independent publishers tell it.</summary>
    public int Sources { get; init; } = 1;

    /// <summary>Priority that it must get; null for any.</summary>
    public AlertPriority? Priority { get; init; }
}
