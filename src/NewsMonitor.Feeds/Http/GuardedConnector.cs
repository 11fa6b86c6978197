using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Feeds.Http;

/// <summary>Opens connections to permitted addresses only.</summary>
/// <remarks>
/// The address that was checked is the address that is connected to: checking the URL first and letting the handler
/// resolve the name again would let a name change its mind in between (DNS rebinding). A proxy is trusted by its address,
/// host and port: what it is asked to reach is checked before (<see cref="GuardedHandlers"/>).
/// </remarks>
/// <param name="addresses">Finds what may be connected to.</param>
/// <param name="resolve">Finds the proxy.</param>
/// <param name="proxy">The proxy; null when there is none.</param>
/// <param name="timeout">For all attempts of one connection together.</param>
internal sealed class GuardedConnector(PermittedAddresses addresses, ResolveHost resolve, Uri? proxy, TimeSpan timeout)
{
    /// <summary>Enough for every real site; a name with a thousand addresses does not get a thousand attempts.</summary>
    private const int MaxAttempts = 4;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);

        var isProxy = proxy is not null && port == proxy.Port && host.Trim('[', ']').Equals(proxy.IdnHost, StringComparison.OrdinalIgnoreCase);
        var found = isProxy ? await resolve(host, cancellationToken) : await addresses.OfAsync(host, cancellationToken);
        return await ConnectToFirstAsync([.. found.Take(MaxAttempts)], port, cancellationToken);
    }

    private async Task<Stream> ConnectToFirstAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        // Each address gets its share of the time, so that one that swallows packets does not cost the others their turn.
        var share = timeout / addresses.Length;
        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectToAsync(new IPEndPoint(addresses[i], port), share, cancellationToken);
            }
            catch (Exception e) when (i + 1 < addresses.Length && e is SocketException or TimeoutException)
            {
                // The next address may answer; the last one's failure is the one that is reported.
            }
        }
    }

    private static async Task<Stream> ConnectToAsync(IPEndPoint endPoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException("The connection was not accepted in time.", e);
            }

            throw;
        }
    }
}
