using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Feeds.Http;

/// <summary>Looks up the addresses of a host name.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>The addresses of a host that may be reached.</summary>
internal sealed class PermittedAddresses(IReadOnlyList<IPNetwork> allowPrivate, ResolveHost resolve)
{
    /// <summary>Those that are permitted, at least one.</summary>
    /// <exception cref="SocketException">The host has no address.</exception>
    /// <exception cref="AddressRefusedException">None is permitted.</exception>
    public async Task<IPAddress[]> OfAsync(string host, CancellationToken cancellationToken)
    {
        var permitted = (await AllOfAsync(host, cancellationToken)).Where(IsPermitted).ToArray();
        return permitted.Length > 0 ? permitted : throw Refused();
    }

    /// <summary>For a connection that somebody else opens, to whichever of the addresses: each must be permitted.</summary>
    /// <exception cref="SocketException">The host has no address.</exception>
    /// <exception cref="AddressRefusedException">One is not permitted.</exception>
    public async Task EnsureAllAsync(string host, CancellationToken cancellationToken)
    {
        if (!(await AllOfAsync(host, cancellationToken)).All(IsPermitted))
        {
            throw Refused();
        }
    }

    private static AddressRefusedException Refused() => new("the address is not public and the source does not allow it");

    private bool IsPermitted(IPAddress address) => PublicAddress.IsAllowed(address, allowPrivate);

    /// <remarks>Literals do not go through the resolver: it throws on 0.0.0.0 and [::] instead of answering.</remarks>
    private async Task<IPAddress[]> AllOfAsync(string host, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }
}
