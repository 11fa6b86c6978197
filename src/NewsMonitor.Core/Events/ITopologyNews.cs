namespace NewsMonitor.Core.Events;

/// <summary>Hears of exchanges and queues that somebody deleted and the worker has declared anew.</summary>
public interface ITopologyNews
{
    /// <summary>Called once for each loss, after the part is back; again, until it succeeds, where it throws.</summary>
    /// <param name="lost">What was gone. What was routed or kept meanwhile may be lost; the event log has it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task LostAsync(TopologyPart lost, CancellationToken cancellationToken);
}

/// <summary>A part of the broker's topology that the worker owns.</summary>
/// <param name="Kind">Exchange or queue; a stream is a queue.</param>
/// <param name="Name">Its name, such as <c>monitor.events</c>.</param>
public sealed record TopologyPart(TopologyKind Kind, string Name);

/// <summary>What a part of the topology is.</summary>
public enum TopologyKind
{
    /// <summary>Takes messages and routes them.</summary>
    Exchange,

    /// <summary>Keeps messages; streams among them.</summary>
    Queue,
}
