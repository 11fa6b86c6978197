namespace NewsMonitor.Core.Events;

/// <summary>Events that are committed and not yet confirmed by the broker.</summary>
public interface IOutbox
{
    /// <summary>Leases due events to the caller; another worker cannot get them until the lease ends.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="lease">How long the caller may take.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<LeasedEvent>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Removes events that the broker has confirmed.</summary>
    Task RemoveAsync(IReadOnlyCollection<LeasedEvent> confirmed, CancellationToken cancellationToken);

    /// <summary>Gives events back for a later attempt, with the same ids and bytes.</summary>
    Task PostponeAsync(IReadOnlyCollection<PostponedEvent> postponed, CancellationToken cancellationToken);

    /// <summary>Sets an event aside that can never be sent as it is. It stays until an operator decides.</summary>
    Task ParkAsync(LeasedEvent leased, string reason, CancellationToken cancellationToken);
}

/// <summary>An event that is leased for sending.</summary>
/// <param name="Event">What to send.</param>
/// <param name="Attempts">Attempts so far, this one included.</param>
/// <param name="LeaseToken">Proves the lease.</param>
/// <param name="RecordedAt">When it was committed; names its partition.</param>
public sealed record LeasedEvent(OutgoingEvent Event, int Attempts, long LeaseToken, DateTimeOffset RecordedAt);

/// <summary>An event that could not be sent now.</summary>
/// <param name="Leased">The event.</param>
/// <param name="Delay">When to try again, from now.</param>
/// <param name="Reason">Why it was not sent; one line.</param>
public sealed record PostponedEvent(LeasedEvent Leased, TimeSpan Delay, string Reason);
