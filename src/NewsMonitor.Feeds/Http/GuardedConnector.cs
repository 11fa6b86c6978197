using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Feeds.Http;

/// <summary>Looks up the addresses of a host name.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>Opens connections to permitted addresses only.</summary>
/// <remarks>
/// The address that was checked is the address that is connected to: checking the URL first and letting the handler
/// resolve the name again would let a name change its mind in between (DNS rebinding).
/// </remarks>
internal sealed class GuardedConnector(IReadOnlyList<IPNetwork> allowPrivate, ResolveHost resolve, TimeSpan timeout)
{
    /// <summary>Enough for every real site; a name with a thousand addresses does not get a thousand attempts.</summary>
    private const int MaxAttempts = 4;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);

        // Literals do not go through the resolver: it throws on 0.0.0.0 and [::] instead of answering.
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var allowed = addresses.Where(address => PublicAddress.IsAllowed(address, allowPrivate)).Take(MaxAttempts).ToArray();
        if (allowed.Length == 0)
        {
            throw addresses.Length == 0
                ? new SocketException((int)SocketError.HostNotFound)
                : new AddressRefusedException("the address is not public and the source does not allow it");
        }

        return await ConnectToFirstAsync(allowed, port, cancellationToken);
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
