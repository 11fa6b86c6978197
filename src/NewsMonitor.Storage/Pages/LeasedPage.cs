using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Pages;

namespace NewsMonitor.Storage.Pages;

/// <summary>A page that the caller alone may ask for until the lease ends, with what is known of its origin.</summary>
public sealed record LeasedPage
{
    /// <summary>Internal key of the article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>When the article was first seen; names its partition.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Why it is asked for.</summary>
    public PagePurpose Purpose { get; init; }

    /// <summary>The article's revision when the page was ordered; for its text, the one that it completes.</summary>
    public required int Revision { get; init; }

    /// <summary>Internal key of the source that showed the article.</summary>
    public required int SourceId { get; init; }

    /// <summary>Key of that source.</summary>
    public required string Source { get; init; }

    /// <summary>The host that is leased with it.</summary>
    public required string Host { get; init; }

    /// <summary>Address of the page.</summary>
    public required Uri Url { get; init; }

    /// <summary>How often it has led to another origin.</summary>
    public int Moves { get; init; }

    /// <summary>Proves the lease; whoever leases it next has a higher one.</summary>
    public required long Token { get; init; }

    /// <summary>Tries so far that failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last one failed; null when none did.</summary>
    public FetchFailure? Failure { get; init; }

    /// <summary>How often in a row the host asked for fewer requests.</summary>
    public int Throttled { get; init; }

    /// <summary>What its origin says of robots; null when that is not known, or no longer.</summary>
    public StoredRobots? Robots { get; init; }

    /// <summary>Database clock at the claim.</summary>
    public required DateTimeOffset ClaimedAt { get; init; }
}

/// <summary>What the files of an origin say, as they are stored.</summary>
/// <param name="Rules">Its robots.txt, as far as it concerns us.</param>
/// <param name="IsTemporary">True when it could not be had: everything is forbidden until it is asked for again.</param>
/// <param name="Reservations">Its tdmrep.json; null while it was not asked for.</param>
/// <param name="ExpiresAt">When it must be asked for again.</param>
public sealed record StoredRobots(string Rules, bool IsTemporary, string? Reservations, DateTimeOffset ExpiresAt);
