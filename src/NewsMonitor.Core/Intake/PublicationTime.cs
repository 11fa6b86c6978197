namespace NewsMonitor.Core.Intake;

/// <summary>When an article was published, and who says so.</summary>
/// <param name="At">The instant, UTC.</param>
/// <param name="Source"><c>feed</c>, or <c>first-seen</c> where the source's time cannot be true.</param>
/// <param name="Raw">The source's own words; null when it gave none.</param>
public sealed record PublicationTime(DateTimeOffset At, string Source, string? Raw)
{
    private const string FirstSeen = "first-seen";

    /// <summary>A source's clock may run ahead by this much; anything later is not believed.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>Before the first news site nothing was published on one: such a time is a default value, not a date.</summary>
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The source's time, or the time of first sight where it lies in the future or before the web.</summary>
    public static PublicationTime? From(DateTimeOffset? claimed, string? raw, DateTimeOffset firstSeen) => claimed switch
    {
        null => null,
        { } at when at > firstSeen + Tolerance || at < Earliest => new PublicationTime(firstSeen.ToUniversalTime(), FirstSeen, raw),
        { } at => new PublicationTime(at.ToUniversalTime(), "feed", raw),
    };

    /// <summary>The same for an article that was first seen earlier than this state of it.</summary>
    internal PublicationTime Since(DateTimeOffset firstSeen) => Source == FirstSeen ? this with { At = firstSeen.ToUniversalTime() } : this;
}
