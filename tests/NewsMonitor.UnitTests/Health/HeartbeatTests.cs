using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Worker.Health;

namespace NewsMonitor.UnitTests.Health;

public sealed class HeartbeatTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_loop_that_comes_round_is_alive_and_one_that_does_not_is_stuck()
    {
        var heartbeat = new Heartbeat(_clock);

        _clock.Advance(Heartbeat.Longest);
        Assert.Empty(heartbeat.Stuck());

        heartbeat.Tick(Heartbeat.Polling);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Heartbeat.Desk, Heartbeat.Relay], heartbeat.Stuck());
    }

    [Fact]
    public void A_loop_that_never_started_is_stuck_too()
    {
        var heartbeat = new Heartbeat(_clock);

        _clock.Advance(Heartbeat.Longest + TimeSpan.FromSeconds(1));

        Assert.Equal([Heartbeat.Desk, Heartbeat.Polling, Heartbeat.Relay], heartbeat.Stuck());
    }
}
