namespace NewsMonitor.Core.Watch;

/// <summary>What a rule sent within the last hour: what its limit is counted by. Stored with the rule, replaced by each plan.</summary>
/// <param name="Times">When it raised an alert; oldest first, of the last hour only. What was held is not counted.</param>
/// <param name="LimitToldAt">When it last told that its limit was reached; null when it never did.</param>
public sealed record RuleSends(IReadOnlyList<DateTimeOffset> Times, DateTimeOffset? LimitToldAt)
{
    /// <summary>A rule that has sent nothing yet.</summary>
    public static readonly RuleSends None = new([], null);

    /// <summary>What the limit is counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    internal RuleSends At(DateTimeOffset now) => this with { Times = [.. Times.Where(time => time > now - Window)] };
}
