using System.Net;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("169.254.0.0", "169.254.169.254")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.0.2.1", "198.51.100.1")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("203.0.113.0", "168.63.129.16")]
    [InlineData("224.0.0.1", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    [InlineData("::", "::1")]
    [InlineData("::ffff:127.0.0.1", "::ffff:10.1.2.3")]
    [InlineData("::127.0.0.1", "::a00:1")]
    [InlineData("64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1", "100::1")]
    [InlineData("2001::1", "2001:1ff::1")]
    [InlineData("2001:db8::1", "3fff::1")]
    [InlineData("2002:7f00:1::", "2002:0808:0808::1")]
    [InlineData("fc00::1", "fdff::1")]
    [InlineData("fe80::1", "fe80::1%2")]
    [InlineData("fec0::1", "ff02::1")]
    [InlineData("5f00::1", "4000::1")]
    [InlineData("100:0:0:1::1", "192.88.99.2")]
    [InlineData("64:ff9b::10.0.0.1", "2001:0:7f00:1::1")]
    public void Addresses_of_somebody_s_inside_are_not_public(string first, string second)
    {
        Assert.False(PublicAddress.IsPublic(IPAddress.Parse(first)));
        Assert.False(PublicAddress.IsPublic(IPAddress.Parse(second)));
    }

    [Theory]
    [InlineData("1.1.1.1", "9.255.255.255")]
    [InlineData("11.0.0.0", "126.255.255.255")]
    [InlineData("100.63.255.255", "100.128.0.0")]
    [InlineData("172.15.255.255", "172.32.0.0")]
    [InlineData("192.167.255.255", "192.169.0.0")]
    [InlineData("198.17.255.255", "198.20.0.0")]
    [InlineData("223.255.255.255", "168.63.129.17")]
    [InlineData("2a00:1450:4001:80b::200e", "2606:4700::1111")]
    [InlineData("2001:200::1", "2001:db7::1")]
    [InlineData("192.31.196.1", "192.52.193.1")] // special purposes, and reachable from everywhere
    [InlineData("192.175.48.1", "2620:4f:8000::1")]
    [InlineData("::ffff:8.8.8.8", "64:ff9b::808:808")]
    public void Their_neighbours_are(string first, string second)
    {
        Assert.True(PublicAddress.IsPublic(IPAddress.Parse(first)));
        Assert.True(PublicAddress.IsPublic(IPAddress.Parse(second)));
    }

    [Fact]
    public void A_source_may_allow_a_network_and_no_other()
    {
        IPNetwork[] allowed = [IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd00:1::/32")];

        Assert.True(PublicAddress.IsAllowed(IPAddress.Parse("10.1.2.3"), allowed));
        Assert.True(PublicAddress.IsAllowed(IPAddress.Parse("::ffff:10.1.2.3"), allowed));
        Assert.True(PublicAddress.IsAllowed(IPAddress.Parse("fd00:1::1"), allowed));
        Assert.False(PublicAddress.IsAllowed(IPAddress.Parse("10.2.0.0"), allowed));
        Assert.False(PublicAddress.IsAllowed(IPAddress.Parse("fd00:2::1"), allowed));
    }
}
