using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Feeds.Http;

/// <summary>The handlers that all requests go through: one for each distinct list of allowed private networks.</summary>
/// <remarks>
/// A handler pools connections by scheme, host and port, and may hand a connection opened for one request to another that
/// waits for the same host. Were sources with different permissions to share it, one that may reach a private host would
/// leave the door open for one that may not. Lists come from the configuration, so there are few handlers, mostly one.
/// </remarks>
internal sealed class GuardedHandlers(IOptions<FetchingOptions> options, ResolveHost resolve) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HttpMessageInvoker>> _byAllowList = new(StringComparer.Ordinal);

    public HttpMessageInvoker For(IReadOnlyList<IPNetwork> allowPrivate)
    {
        var key = string.Join(' ', allowPrivate.Select(network => network.ToString()).Order(StringComparer.Ordinal));

        // Lazy: two callers at once must not end up with a handler each, one of them never disposed.
        return _byAllowList.GetOrAdd(key, _ => new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(Create([.. allowPrivate])))).Value;
    }

    public void Dispose()
    {
        foreach (var handler in _byAllowList.Values.Where(handler => handler.IsValueCreated))
        {
            handler.Value.Dispose();
        }
    }

    private SocketsHttpHandler Create(IReadOnlyList<IPNetwork> allowPrivate) => new()
    {
        ConnectCallback = new GuardedConnector(allowPrivate, resolve, options.Value.ConnectTimeout).ConnectAsync,
        ConnectTimeout = options.Value.ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // a site that moves is found again
        AllowAutoRedirect = false, // every hop is checked by HttpFetcher
        AutomaticDecompression = DecompressionMethods.All, // HttpFetcher counts what comes out of it
        MaxResponseHeadersLength = 64, // KiB
        MaxResponseDrainSize = 64 * 1024,
        UseCookies = false,
        UseProxy = false, // through a proxy the connect step would see the proxy's address instead of the target's
        ActivityHeadersPropagator = null, // news sites are no part of our traces
    };
}
