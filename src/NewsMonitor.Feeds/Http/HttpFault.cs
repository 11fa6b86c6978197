using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds.Http;

/// <summary>What an exception of the HTTP stack means for a fetch.</summary>
internal static class HttpFault
{
    public const string BrokenBody = "the connection broke inside the body";

    /// <summary>The failure and its cause in words; null for an exception that no site can cause: a bug.</summary>
    /// <param name="exception">What left the handler; the telling one is often an inner one.</param>
    /// <param name="inBody">Whether the response headers had arrived.</param>
    public static (FetchFailure Failure, string What)? Explain(Exception exception, bool inBody)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (Specific(e) is { } fault)
            {
                return fault;
            }
        }

        return exception switch
        {
            IOException or HttpRequestException when inBody => (FetchFailure.Truncated, BrokenBody),
            IOException or HttpRequestException => (FetchFailure.Connect, "the connection broke before an answer"),
            UriFormatException => (FetchFailure.Dns, "the host name is not a legal one"),
            _ => null,
        };

        (FetchFailure, string)? Specific(Exception e) => e switch
        {
            AddressRefusedException => (FetchFailure.Blocked, e.Message),
            CertificateRefusedException => (FetchFailure.Tls, "TLS failed: " + e.Message),
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: HttpStatusCode.ProxyAuthenticationRequired } =>
                (FetchFailure.Forbidden, "the proxy asks for Fetching:ProxyUser and Fetching:ProxyPassword, or refuses them"),
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => (FetchFailure.Connect, "the proxy made no connection to the site"),
            AuthenticationException when IsTooOld(e) => (FetchFailure.Tls, "TLS failed: the site offers no version of TLS from 1.2 on"),
            AuthenticationException => (FetchFailure.Tls, "TLS failed: " + TextGate.Line(e.Message, 200)),
            // Neither the caller's stop nor the deadline: the time for connecting is up, which shows as one or the other.
            TimeoutException or OperationCanceledException => (FetchFailure.Timeout, "no connection within the time allowed"),
            InvalidDataException => (FetchFailure.Protocol, "the compressed body is damaged"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => (FetchFailure.Headers, "the response headers are larger than 64 KiB"),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => (FetchFailure.Protocol, "the answer is not HTTP"),
            HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => (FetchFailure.Protocol, "the body is not framed as HTTP asks"),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery } =>
                (FetchFailure.Dns, "the host name could not be resolved"),
            SocketException socket when !inBody => (FetchFailure.Connect, $"no connection: {socket.SocketErrorCode}"),
            _ => null,
        };
    }

    /// <summary>The platform has no code for it: what remains are the words of OpenSSL, for an alert or for an answer in the old version.</summary>
    private static bool IsTooOld(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e.Message.Contains("alert protocol version", StringComparison.Ordinal) || e.Message.Contains("unsupported protocol", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
