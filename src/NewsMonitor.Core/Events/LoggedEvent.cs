namespace NewsMonitor.Core.Events;

/// <summary>An event of the log.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="RecordedAt">When it was committed, UTC.</param>
/// <param name="Event">Its final bytes, with keys and headers.</param>
public sealed record LoggedEvent(long Sequence, DateTimeOffset RecordedAt, OutgoingEvent Event)
{
    /// <summary>True when its words were erased by order: there is nothing to send.</summary>
    public bool IsErased => Event.Body.Length == 0;
}
