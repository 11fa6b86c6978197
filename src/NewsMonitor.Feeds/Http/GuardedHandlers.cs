using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Feeds.Http;

/// <summary>The handlers that all requests go through: one for each distinct list of allowed private networks.</summary>
/// <remarks>
/// A handler pools connections by scheme, host and port, and may hand a connection opened for one request to another that
/// waits for the same host. Were sources with different permissions to share it, one that may reach a private host would
/// leave the door open for one that may not. Lists come from the configuration, so there are few handlers, mostly one.
/// </remarks>
/// <param name="options">Proxy and time limits.</param>
/// <param name="resolve">Looks up hosts.</param>
/// <param name="clock">Tells whether a certificate has expired, for the message.</param>
/// <param name="trust">Whose certificates are accepted; null: those that the platform accepts.</param>
internal sealed class GuardedHandlers(IOptions<FetchingOptions> options, ResolveHost resolve, TimeProvider clock, X509ChainPolicy? trust = null) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HttpMessageInvoker>> _byAllowList = new(StringComparer.Ordinal);
    private readonly Uri? _proxy = options.Value.Proxy.Length > 0 ? new Uri(options.Value.Proxy) : null;

    /// <summary>One request, no redirects. What may not be reached is refused as an exception before anything is sent to it.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, IReadOnlyList<IPNetwork> allowPrivate, CancellationToken cancellationToken)
    {
        if (_proxy is not null)
        {
            // The connect step sees the proxy alone. The proxy resolves the name again, and may find something else:
            // its own rules have to hold that.
            await new PermittedAddresses(allowPrivate, resolve).EnsureAllAsync(request.RequestUri!.IdnHost, cancellationToken);
        }

        return await For(allowPrivate).SendAsync(request, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var handler in _byAllowList.Values.Where(handler => handler.IsValueCreated))
        {
            handler.Value.Dispose();
        }
    }

    private HttpMessageInvoker For(IReadOnlyList<IPNetwork> allowPrivate)
    {
        var key = string.Join(' ', allowPrivate.Select(network => network.ToString()).Order(StringComparer.Ordinal));

        // Lazy: two callers at once must not end up with a handler each, one of them never disposed.
        return _byAllowList.GetOrAdd(key, _ => new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(Create([.. allowPrivate])))).Value;
    }

    private SocketsHttpHandler Create(IReadOnlyList<IPNetwork> allowPrivate) => new()
    {
        ConnectCallback = new GuardedConnector(new PermittedAddresses(allowPrivate, resolve), resolve, _proxy, options.Value.ConnectTimeout).ConnectAsync,
        ConnectTimeout = options.Value.ConnectTimeout,
        SslOptions = CreateTls(),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // a site that moves is found again
        AllowAutoRedirect = false, // every hop is checked by HttpFetcher
        AutomaticDecompression = DecompressionMethods.All, // HttpFetcher counts what comes out of it
        MaxResponseHeadersLength = 64, // KiB
        MaxResponseDrainSize = 64 * 1024,
        UseCookies = false,
        UseProxy = _proxy is not null, // that of the settings; never one that the environment names
        Proxy = _proxy is null ? null : new WebProxy(_proxy) { Credentials = ProxyCredentials() },
        ActivityHeadersPropagator = null, // news sites are no part of our traces
    };

    private SslClientAuthenticationOptions CreateTls() => new()
    {
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateChainPolicy = trust,
        RemoteCertificateValidationCallback = (stream, certificate, chain, errors) =>
            CertificateCheck.Accept(((SslStream)stream).TargetHostName, certificate, chain, errors, clock.GetUtcNow()),
    };

    private NetworkCredential? ProxyCredentials() =>
        options.Value.ProxyUser.Length > 0 ? new NetworkCredential(options.Value.ProxyUser, options.Value.ProxyPassword) : null;
}
