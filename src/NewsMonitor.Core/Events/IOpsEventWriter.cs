namespace NewsMonitor.Core.Events;

/// <summary>Writes events on the monitor's own health in their final form. Storage calls it inside its transaction, once the stamp is known.</summary>
public interface IOpsEventWriter
{
    /// <summary>The event that tells an incident's new state.</summary>
    OutgoingEvent Write(OpsNews news, EventStamp stamp);
}
