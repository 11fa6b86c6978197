using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Keeps the relay running: declares the topology, sends batch after batch, and waits whenever database or broker do not answer.</summary>
internal sealed partial class RelayService(OutboxRelay relay, BrokerTopology topology, RelayGate gate, TimeProvider clock, ILogger<RelayService> logger)
    : BackgroundService
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TopologyInterval = TimeSpan.FromMinutes(1);

    private long _declaredAt;
    private string? _lastFault;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.OpenedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await clock.DelayAsync(await RoundAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DeclareWhenDueAsync(cancellationToken);
            var round = await relay.SendBatchAsync(cancellationToken);
            Recover();
            return round.Sent > 0 ? TimeSpan.Zero : IdlePause;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The boundary of the relay: a database or broker that is away comes back, and the loop with it.
            Complain(e);
            return FaultPause;
        }
    }

    private async Task DeclareWhenDueAsync(CancellationToken cancellationToken)
    {
        if (_declaredAt == 0 || clock.GetElapsedTime(_declaredAt) > TopologyInterval)
        {
            await topology.DeclareAsync(cancellationToken);
            _declaredAt = clock.GetTimestamp();
        }
    }

    private void Complain(Exception e)
    {
        var fault = $"{e.GetType().Name}: {e.Message}";
        if (fault != _lastFault)
        {
            LogWaiting(topology.Address, fault, FaultPause.TotalSeconds);
        }

        _lastFault = fault;
    }

    private void Recover()
    {
        if (_lastFault is not null)
        {
            LogBack(topology.Address);
        }

        _lastFault = null;
    }

    [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "Waiting for RabbitMQ at {Address} or the database ({Fault}); events are kept; trying every {Seconds} s")]
    private partial void LogWaiting(string address, string fault, double seconds);

    [LoggerMessage(EventId = 312, Level = LogLevel.Information, Message = "Relay to RabbitMQ at {Address} works")]
    private partial void LogBack(string address);
}
