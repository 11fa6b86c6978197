namespace NewsMonitor.Feeds.Http;

/// <summary>A host may not be reached. When the connect step finds out, the handler wraps it.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
