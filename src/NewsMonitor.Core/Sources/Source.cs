using System.Net;

namespace NewsMonitor.Core.Sources;

/// <summary>One feed or listing that is polled, as the operator described it in the active configuration set.</summary>
public sealed record Source
{
    /// <summary>Stable name: <c>[a-z0-9-]</c>, 1 to 64 characters. Part of routing keys; never reused for another source.</summary>
    public required string Key { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Address that is polled; http or https, without user information.</summary>
    public required Uri Url { get; init; }

    /// <summary>What the address serves.</summary>
    public SourceKind Kind { get; init; } = SourceKind.Auto;

    /// <summary>Where a page of kind <see cref="SourceKind.Page"/> keeps its articles; null for every other kind.</summary>
    public ListingSelectors? Selectors { get; init; }

    /// <summary>Where the text of its articles comes from.</summary>
    public TextOrigin Text { get; init; } = TextOrigin.Auto;

    /// <summary>Country of the publisher, ISO 3166-1 alpha-2 in upper case; null when it is not a national one.</summary>
    public string? Country { get; init; }

    /// <summary>Language to assume when an entry does not say: BCP 47 primary tag (<c>de</c>, <c>en</c>) or <c>und</c>.</summary>
    public string Language { get; init; } = "und";

    /// <summary>IANA zone in which the source means times without a zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The zone that <see cref="TimeZone"/> names; UTC where this machine does not know it.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Publisher family: sources of one publisher corroborate a story once. The source's own key when none is named.</summary>
    public required string Publisher { get; init; }

    /// <summary>1 = agency or official source, 2 = established newsroom, 3 = other. </summary>
    public int Tier { get; init; } = 3;

    /// <summary>Pause between two polls. Means nothing for a source with <see cref="Cron"/>, but for how soon a failed poll is tried again.</summary>
    public PollInterval Interval { get; init; } = PollInterval.Default;

    /// <summary>When the source is polled instead: a cron expression as Quartz.NET reads it; null for a source with an interval.</summary>
    public string? Cron { get; init; }

    /// <summary>IANA zone of the times in <see cref="Cron"/>; null for <see cref="TimeZone"/>.</summary>
    public string? CronZone { get; init; }

    /// <summary>Non-public networks that this source may be fetched from. Empty: every non-public address is refused.</summary>
    public IReadOnlyList<IPNetwork> AllowPrivate { get; init; } = [];

    /// <summary>Whether a redirect from https to http is followed: anybody on the way could then write what we read.</summary>
    public bool AllowDowngrade { get; init; }

    /// <summary>What the source's own origin is told to let us in; no other site ever is. Null: nothing.</summary>
    public SourceCredentials? Credentials { get; init; }
}
