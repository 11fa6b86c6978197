namespace NewsMonitor.Feeds.Http;

/// <summary>No address of a host may be connected to. Leaves the connect step wrapped by the handler; nobody else throws it.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
