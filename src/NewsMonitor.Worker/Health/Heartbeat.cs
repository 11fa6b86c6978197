using System.Collections.Concurrent;

namespace NewsMonitor.Worker.Health;

/// <summary>When each loop last came round. Liveness is that all of them do: a stuck loop cannot say so itself.</summary>
internal sealed class Heartbeat(TimeProvider clock)
{
    public const string Polling = "polling";
    public const string Relay = "relay";
    public const string Desk = "desk";

    /// <summary>A loop that has not come round for this long is stuck; its slowest legitimate step is a publish of 25 seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, long> _ticks = new(
        [new(Polling, clock.GetTimestamp()), new(Relay, clock.GetTimestamp()), new(Desk, clock.GetTimestamp())], StringComparer.Ordinal);

    public void Tick(string loop) => _ticks[loop] = clock.GetTimestamp();

    /// <summary>The loops that are stuck.</summary>
    public IReadOnlyList<string> Stuck() =>
        [.. _ticks.Where(tick => clock.GetElapsedTime(tick.Value) > Longest).Select(tick => tick.Key).Order(StringComparer.Ordinal)];
}
