namespace NewsMonitor.Core.Watch;

/// <summary>An alert as it is stored between changes. There is one for each key, for ever.</summary>
public sealed record StoredAlert
{
    /// <summary>Which alert it is.</summary>
    public required AlertKey Key { get; init; }

    /// <summary>Where in its life it is.</summary>
    public required AlertStatus Status { get; init; }

    /// <summary>Number of its last event, from 1; 0 while nothing was told.</summary>
    public required int Revision { get; init; }

    /// <summary>Priority as last told; of one that was never told, as it would be.</summary>
    public required AlertPriority Priority { get; init; }

    /// <summary>True when it rests on backfill alone.</summary>
    public required bool Late { get; init; }

    /// <summary>Which conditions held when it was last told; of one that was never told, when it was last judged.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>When it was first raised; of one that was never told, when its rule first held.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it closes if nothing more comes.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Independent publishers as last told, from 1.</summary>
    public required int Sources { get; init; }

    /// <summary>Articles of the story when it was last looked at, from 1.</summary>
    public required int Articles { get; init; }

    /// <summary>Articles of the same story, since it was raised, that raised no alert of their own.</summary>
    public int SameStory { get; init; }

    /// <summary>Alerts of its rule beyond the limit, since it was raised, that this one told of.</summary>
    public int RateLimited { get; init; }

    /// <summary>Why it was closed; null unless it is.</summary>
    public CloseReason? Closed { get; init; }

    /// <summary>What waits for the end of the quiet hours; null when nothing does.</summary>
    public HeldNews? Held { get; init; }

    /// <summary>When <see cref="AlertPlanner.OnTime"/> is to be asked next; null when nothing will happen by itself.</summary>
    public DateTimeOffset? DueAt => Held?.Until ?? (Status == AlertStatus.Closed ? null : ExpiresAt);
}

/// <summary>Where in its life an alert is.</summary>
public enum AlertStatus
{
    /// <summary>Not told: it waits for the end of the quiet hours. It may have been told and closed before.</summary>
    Held,

    /// <summary>Not told: its rule was at its limit. Raised at the story's next change, if the limit then allows it. It may have been told and closed before.</summary>
    Limited,

    /// <summary>Told, and open. News of it may be held nevertheless.</summary>
    Raised,

    /// <summary>Over; told so if it was ever told.</summary>
    Closed,
}

/// <summary>Why an alert was closed.</summary>
public enum CloseReason
{
    /// <summary>No news until it expired.</summary>
    Expired,

    /// <summary>Its only article was withdrawn.</summary>
    Withdrawn,

    /// <summary>Its story was absorbed by another.</summary>
    Merged,
}

/// <summary>What an alert will tell when the quiet hours are over.</summary>
/// <param name="Until">When they are over.</param>
/// <param name="Priority">Priority that will be told.</param>
/// <param name="Late">Whether it rests on backfill alone.</param>
/// <param name="Because">Which conditions hold.</param>
/// <param name="Sources">Independent publishers.</param>
/// <param name="Replaces">Id of the alert that was closed as merged for this one; null when there is none.</param>
public sealed record HeldNews(
    DateTimeOffset Until, AlertPriority Priority, bool Late, IReadOnlyList<string> Because, int Sources, Guid? Replaces);
