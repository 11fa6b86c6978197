using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Relay;

/// <summary>Keeps the relay running, and starts it again whenever the database did not answer it.</summary>
internal sealed class RelayService(
    OutboxRelay relay, TopologyService topology, Readiness readiness, Heartbeat heartbeat, TimeProvider clock, ILogger<RelayService> logger)
    : BackgroundService
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(5);

    private readonly WaitingLog _log = new(logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            heartbeat.Tick(Heartbeat.Relay);
            await Task.Delay(readiness.IsOpen && topology.IsDeclared ? await RunAsync(stoppingToken) : IdlePause, clock, stoppingToken);
        }
    }

    private async Task<TimeSpan> RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await relay.RunAsync(OnTurn, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // The boundary of the relay: a database that is away comes back, and the loop with it.
            _log.Waits(DatabaseFault.Is(e) ? DatabaseFault.Explain(e) : e.Message, FaultPause);
        }

        return FaultPause;
    }

    private void OnTurn()
    {
        heartbeat.Tick(Heartbeat.Relay);
        _log.GoesOn("PostgreSQL");
    }
}
