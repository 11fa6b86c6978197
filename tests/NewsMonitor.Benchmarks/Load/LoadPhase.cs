using NewsMonitor.FeedFarm;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>One thing that all sources may do when they are polled, and what it may cost.</summary>
/// <param name="Name">As in the output.</param>
/// <param name="Goal">CPU seconds for 1,000 sources.</param>
/// <param name="GoalRatio">Goal as a share of what the naive poller takes.</param>
/// <param name="Prepare">Brings the farm into the state.</param>
internal sealed record LoadPhase(string Name, double Goal, double GoalRatio, Func<FarmClient, Task> Prepare)
{
    /// <summary>The first poll of every source: all of its items are new.</summary>
    public static readonly LoadPhase Cold = new("cold", 20, 1.2, _ => Task.CompletedTask);

    /// <summary>What storing alone may take in the first phase: no markup removed, no tags.</summary>
    public static readonly LoadPhase ColdStore = Cold with { Goal = 6, GoalRatio = 0.37 };

    /// <summary>In the order in which they are measured.</summary>
    public static readonly IReadOnlyList<LoadPhase> All =
    [
        Cold,
        new("notModified", 0.3, 0.03, _ => Task.CompletedTask),
        new("changed5", 1.2, 0.10, farm => farm.TickAsync(0.05, items: 2)),
        new("unchanged200", 0.6, 0.05, farm => farm.SetValidatorsAsync(SentValidators.None)),
    ];
}
