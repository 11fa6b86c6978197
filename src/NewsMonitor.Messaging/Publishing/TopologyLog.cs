using Microsoft.Extensions.Logging;
using NewsMonitor.Core.Events;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Tells the log what the broker had lost.</summary>
internal sealed partial class TopologyLog(ILogger<TopologyLog> logger) : ITopologyNews
{
    public Task LostAsync(TopologyPart lost, CancellationToken cancellationToken)
    {
        LogLost(lost.Kind, lost.Name);
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 321, Level = LogLevel.Error, Message = "{Kind} {Name} had vanished from RabbitMQ and was declared anew; what it held is gone, and subscribers must bind again")]
    private partial void LogLost(TopologyKind kind, string name);
}
