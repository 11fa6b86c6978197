namespace NewsMonitor.Core.Watch;

/// <summary>A story has changed: what does one rule's alert make of it?</summary>
public sealed record AlertQuestion
{
    /// <summary>The rule.</summary>
    public required WatchRule Rule { get; init; }

    /// <summary>The story after its change.</summary>
    public required WatchedStory Story { get; init; }

    /// <summary>What the rule makes of it: <see cref="WatchRule.Judge"/>.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The stored alert of <see cref="AlertKey.Of"/>; null when there is none.</summary>
    public StoredAlert? Known { get; init; }

    /// <summary>What the rule sent within the last hour.</summary>
    public RuleSends Sends { get; init; } = RuleSends.None;

    /// <summary>The rule's newest alert that is told and open, whatever its story: it tells when the limit is reached. Null when there is none.</summary>
    public StoredAlert? Newest { get; init; }

    /// <summary>Clock of the database.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Id of an alert that was told and has just been closed as merged for this one: it will be told of. Null for none.</summary>
    public Guid? Replaces { get; init; }
}
