namespace NewsMonitor.Core.Watch;

/// <summary>What becomes of an alert: what to store and what to tell, in one transaction.</summary>
public sealed record AlertPlan
{
    /// <summary>What to tell, if anything.</summary>
    public required AlertStep Step { get; init; }

    /// <summary>The alert to store; null when there is none and none begins. What is told has the revision and all else from here.</summary>
    public StoredAlert? After { get; init; }

    /// <summary>For <see cref="AlertStep.Raise"/> and <see cref="AlertStep.Update"/>: id of the alert that was closed as merged for this one; null when there is none.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>The rule's newest alert, to store in place of <see cref="AlertQuestion.Newest"/>: it counts what was beyond the limit. Null: it stays.</summary>
    public StoredAlert? Newest { get; init; }

    /// <summary>Whether <see cref="Newest"/> is told as well, by an <c>alert.updated</c> of its own: once an hour at most.</summary>
    public bool TellsNewest { get; init; }

    /// <summary>Of an alert that ends by a merger: what to give as <see cref="AlertQuestion.Replaces"/> with the older story. Null for nothing.</summary>
    public Guid? PassesOn { get; init; }

    /// <summary>What is to be stored for the rule; null when it stays as it was.</summary>
    public RuleSends? Sends { get; init; }
}

/// <summary>What is told of an alert.</summary>
public enum AlertStep
{
    /// <summary>Nothing: the rule does not hold and there is no alert, or nothing about it changed.</summary>
    None,

    /// <summary>Nothing: counters and times are stored.</summary>
    Count,

    /// <summary>Nothing yet: it waits for the end of the quiet hours.</summary>
    Hold,

    /// <summary>Nothing of this alert: its rule is at the limit, which <see cref="AlertPlan.Newest"/> counts and perhaps tells.</summary>
    Limit,

    /// <summary>Nothing: an alert that was never told is over.</summary>
    Drop,

    /// <summary><c>alert.raised</c>: for the first time, or again after it was closed.</summary>
    Raise,

    /// <summary><c>alert.updated</c>: graver, larger by a step, or told after quiet hours.</summary>
    Update,

    /// <summary><c>alert.closed</c>, with the reason in <see cref="StoredAlert.Closed"/>.</summary>
    Close,
}
