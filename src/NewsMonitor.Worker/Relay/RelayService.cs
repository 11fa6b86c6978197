using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Relay;

/// <summary>Keeps the relay running: declares the topology, sends batch after batch, and waits whenever broker or database do not answer.</summary>
internal sealed partial class RelayService(
    OutboxRelay relay, BrokerTopology topology, Readiness readiness, Heartbeat heartbeat, TimeProvider clock, ILogger<RelayService> logger)
    : BackgroundService
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TopologyInterval = TimeSpan.FromMinutes(1);

    private long? _declaredAt;
    private string? _lastFault;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            heartbeat.Tick(Heartbeat.Relay);
            await Task.Delay(readiness.IsOpen ? await RoundAsync(stoppingToken) : IdlePause, clock, stoppingToken);
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DeclareWhenDueAsync(cancellationToken);
            var round = await relay.SendBatchAsync(cancellationToken);
            NoteRecovery();
            if (round.Failed > 0)
            {
                // A vanished exchange or queue shows as a failed publish: look before the minute is over.
                _declaredAt = null;
            }

            return round.Sent > 0 ? TimeSpan.Zero : IdlePause;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The boundary of the relay: a database or broker that is away comes back, and the loop with it.
            NoteFault(e);
            return FaultPause;
        }
    }

    private async Task DeclareWhenDueAsync(CancellationToken cancellationToken)
    {
        if (_declaredAt is null || clock.GetElapsedTime(_declaredAt.Value) > TopologyInterval)
        {
            await topology.DeclareAsync(cancellationToken);
            _declaredAt = clock.GetTimestamp();
        }
    }

    private void NoteFault(Exception e)
    {
        var fault = BrokerFault.Explain(e);
        if (_lastFault != fault)
        {
            LogWaiting(topology.Address, fault, FaultPause.TotalSeconds);
        }

        _lastFault = fault;
    }

    private void NoteRecovery()
    {
        if (_lastFault is not null)
        {
            LogBack(topology.Address);
        }

        _lastFault = null;
    }

    [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "Waiting for RabbitMQ at {Address}: {Fault}; events are kept; trying every {Seconds} s")]
    private partial void LogWaiting(string address, string fault, double seconds);

    [LoggerMessage(EventId = 312, Level = LogLevel.Information, Message = "The relay to RabbitMQ at {Address} works again")]
    private partial void LogBack(string address);
}
