namespace NewsMonitor.Messaging.Subscribing;

/// <summary>An event as a subscriber gets it.</summary>
/// <param name="RoutingKey">Primary routing key.</param>
/// <param name="Body">CloudEvents JSON in UTF-8.</param>
/// <param name="Replayed">True when it came from the archive.</param>
public sealed record ReceivedEvent(string RoutingKey, ReadOnlyMemory<byte> Body, bool Replayed);
