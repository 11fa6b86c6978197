namespace NewsMonitor.Feeds.Http;

/// <summary>The platform does not accept the certificate of a site. Leaves the handshake wrapped by the handler.</summary>
internal sealed class CertificateRefusedException(string message) : Exception(message);
