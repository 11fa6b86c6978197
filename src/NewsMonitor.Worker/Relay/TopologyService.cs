using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Relay;

/// <summary>Declares the topology at the start, every minute, and when a publish has failed.</summary>
internal sealed class TopologyService(BrokerTopology topology, Readiness readiness, TimeProvider clock, ILogger<TopologyService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(5);

    /// <summary>However many publishes fail, the broker is asked once in this time.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private readonly WaitingLog _log = new(logger);

    /// <summary>True once it was declared.</summary>
    public bool IsDeclared { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.OpenedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var well = await DeclareAsync(stoppingToken);
            await Task.Delay(well ? ShortestPause : FaultPause, clock, stoppingToken);
            if (well)
            {
                await topology.Doubt.WaitAsync(Interval - ShortestPause, clock, stoppingToken);
            }
        }
    }

    private async Task<bool> DeclareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await topology.DeclareAsync(cancellationToken);
            _log.GoesOn($"RabbitMQ at {topology.Address}");
            IsDeclared = true;
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The boundary of the topology: a broker that is away comes back.
            _log.Waits(DatabaseFault.Is(e) ? DatabaseFault.Explain(e) : BrokerFault.Explain(e, topology.Address), FaultPause);
            return false;
        }
    }
}
