using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Feeds.Http;

/// <summary>Which addresses belong to the public internet. Everything else is somebody's inside: ours, most likely.</summary>
/// <remarks>
/// The check is made on the resolved address at the moment of connecting, never on the text of a URL: of
/// <c>http://2130706433</c>, <c>http://0x7f.1</c> and full-width digits nothing is left by then.
/// </remarks>
internal static class PublicAddress
{
    /// <summary>IANA special-purpose registry, without the entries that are reachable from everywhere by design.</summary>
    private static readonly IPNetwork[] SpecialV4 = Networks(
        "0.0.0.0/8", // this host: connecting to it reaches loopback
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
        "100.64.0.0/10", // carrier-grade NAT
        "127.0.0.0/8", // loopback
        "169.254.0.0/16", // link-local; the metadata service of most clouds
        "168.63.129.16/32", // the same of Azure, in public space
        "192.0.0.0/24", // protocol assignments
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // documentation
        "192.88.99.0/24", // 6to4 relay
        "198.18.0.0/15", // benchmarks
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved, broadcast

    private static readonly IPNetwork GlobalUnicastV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 = Networks(
        "2001::/23", // protocol assignments, Teredo among them
        "2001:db8::/32", "3fff::/20", // documentation
        "2002::/16"); // 6to4: wraps any IPv4 address

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether anybody on the internet could be meant by the address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Contains(SpecialV4, address);
        }

        // In an IPv6-only network every IPv4 site looks like this; what counts is the address inside.
        return Nat64.Contains(address)
            ? IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)))
            : GlobalUnicastV6.Contains(address) && !Contains(SpecialV6, address);
    }

    /// <summary>Whether the address may be connected to: public, or inside a network that the source's operator named.</summary>
    public static bool IsAllowed(IPAddress address, IReadOnlyList<IPNetwork> allowPrivate) =>
        IsPublic(address) || Contains(allowPrivate, address);

    private static bool Contains(IReadOnlyList<IPNetwork> networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
