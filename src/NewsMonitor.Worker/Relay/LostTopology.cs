using Microsoft.Extensions.Logging;
using NewsMonitor.Core.Events;
using NewsMonitor.Storage.Events;

namespace NewsMonitor.Worker.Relay;

/// <summary>Tells the log and the subscribers what the broker had lost.</summary>
internal sealed partial class LostTopology(OpsEvents ops, ILogger<LostTopology> logger) : ITopologyNews
{
    public async Task LostAsync(TopologyPart lost, CancellationToken cancellationToken)
    {
        await ops.TopologyLostAsync(lost.Kind == TopologyKind.Exchange ? "exchange" : "queue", lost.Name, restored: true, cancellationToken);
        LogLost(lost.Kind, lost.Name);
    }

    [LoggerMessage(EventId = 321, Level = LogLevel.Error, Message = "{Kind} {Name} had vanished from RabbitMQ and was declared anew; what it held is gone, and subscribers must bind again")]
    private partial void LogLost(TopologyKind kind, string name);
}
