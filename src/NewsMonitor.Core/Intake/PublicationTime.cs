using NewsMonitor.Core.Entries;

namespace NewsMonitor.Core.Intake;

/// <summary>When an article was published, and who says so.</summary>
/// <param name="At">The instant, UTC; null when the source's words cannot be read.</param>
/// <param name="Source"><c>feed</c>, or <c>first-seen</c> where the source's time cannot be true; null where there is no instant.</param>
/// <param name="Quality">How much of it the source really said; what it said of a time that cannot be true counts too.</param>
/// <param name="Raw">The source's own words.</param>
public sealed record PublicationTime(DateTimeOffset? At, string? Source, DateQuality Quality, string Raw)
{
    private const string Feed = "feed";

    private const string FirstSeen = "first-seen";

    /// <summary>A source's clock may run ahead by this much; anything later is not believed.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>Before the first news site nothing was published on one: such a time is a default value, not a date.</summary>
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The source's time, or the time of first sight where it lies in the future or before the web; null when it says nothing.</summary>
    public static PublicationTime? From(SourceTime? claimed, DateTimeOffset firstSeen) => claimed switch
    {
        null => null,
        { At: null } => new PublicationTime(null, null, claimed.Quality, claimed.Raw),
        { At: { } at } when !CanBeTrue(at, firstSeen) =>
            new PublicationTime(firstSeen.ToUniversalTime(), FirstSeen, claimed.Quality, claimed.Raw),
        { At: { } at } => new PublicationTime(at.ToUniversalTime(), Feed, claimed.Quality, claimed.Raw),
    };

    /// <summary>A time of the source, UTC; null where it says none, or one that cannot be true.</summary>
    public static DateTimeOffset? Believed(SourceTime? claimed, DateTimeOffset seen) =>
        claimed?.At is { } at && CanBeTrue(at, seen) ? at.ToUniversalTime() : null;

    /// <summary>The same for an article that was first seen earlier than this state of it.</summary>
    internal PublicationTime Since(DateTimeOffset firstSeen) => Source == FirstSeen ? this with { At = firstSeen.ToUniversalTime() } : this;

    private static bool CanBeTrue(DateTimeOffset at, DateTimeOffset seen) => at <= seen + Tolerance && at >= Earliest;
}
