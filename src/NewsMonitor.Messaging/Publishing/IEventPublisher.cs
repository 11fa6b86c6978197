using NewsMonitor.Core.Events;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Publishes one event and waits for the broker's confirm.</summary>
public interface IEventPublisher
{
    /// <summary>Returns after the confirm, and in bounded time in any case.</summary>
    /// <exception cref="Exception">The event was not confirmed in time or not at all; send it again, with the same id.</exception>
    Task PublishAsync(LeasedEvent leased);
}
