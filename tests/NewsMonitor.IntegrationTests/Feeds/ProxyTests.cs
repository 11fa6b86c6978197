using System.Net;
using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>A proxy is trusted by its address; what it is asked for is not.</summary>
public sealed class ProxyTests : FetchingTest
{
    private static readonly ResolveHost Public = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]);

    private static string Feed => $"HTTP/1.1 200 OK\r\nContent-Type: {Rss}\r\nContent-Length: {Encoding.UTF8.GetByteCount(OneEntry)}\r\nConnection: close\r\n\r\n{OneEntry}";

    [Fact]
    public async Task BadInput_N16_A_proxy_on_a_private_address_is_used_for_a_public_target()
    {
        await using var proxy = new LoopbackProxy(Feed);

        Assert.IsType<FetchResult.Fetched>(await FetchThroughAsync(proxy, "http://news.example/feed", Public));

        Assert.StartsWith("GET http://news.example/feed HTTP/1.1\r\n", Assert.Single(proxy.Asked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/feed")]
    [InlineData("http://[::1]/feed")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://10.0.0.1/feed")]
    public async Task BadInput_N16_A_private_target_is_not_even_asked_for(string target)
    {
        await using var proxy = new LoopbackProxy(Feed);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchThroughAsync(proxy, target, Public));

        Assert.Equal(FetchFailure.Blocked, failed.Failure);
        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task BadInput_N16_The_proxy_itself_is_no_target()
    {
        await using var proxy = new LoopbackProxy(Feed);

        Assert.Equal(FetchFailure.Blocked, Assert.IsType<FetchResult.Failed>(await FetchThroughAsync(proxy, proxy.Address, Public)).Failure);
        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task BadInput_N16_A_redirect_to_a_private_target_ends_before_the_proxy()
    {
        await using var proxy = new LoopbackProxy("HTTP/1.1 302 Found\r\nLocation: http://192.168.1.1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var failed = Assert.IsType<FetchResult.Failed>(await FetchThroughAsync(proxy, "http://news.example/feed", Public));

        Assert.Equal(FetchFailure.Blocked, failed.Failure);
        Assert.Single(proxy.Asked);
    }

    [Fact]
    public async Task BadInput_N08_Through_a_proxy_every_address_of_a_name_must_be_permitted()
    {
        await using var proxy = new LoopbackProxy(Feed);

        var result = await FetchThroughAsync(
            proxy, "http://news.example/feed", (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14"), IPAddress.Parse("10.0.0.1")]));

        Assert.Equal(FetchFailure.Blocked, Assert.IsType<FetchResult.Failed>(result).Failure);
        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task A_proxy_that_wants_a_password_is_named_in_the_message()
    {
        await using var proxy = new LoopbackProxy(
            "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"out\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var failed = Assert.IsType<FetchResult.Failed>(await FetchThroughAsync(proxy, "https://news.example/feed", Public));

        Assert.Equal(FetchFailure.Forbidden, failed.Failure);
        Assert.Contains("Fetching:ProxyUser", failed.Message, StringComparison.Ordinal);
        Assert.StartsWith("CONNECT news.example:443 ", Assert.Single(proxy.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_refuses_to_connect_is_a_connection_failure()
    {
        await using var proxy = new LoopbackProxy("HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var failed = Assert.IsType<FetchResult.Failed>(await FetchThroughAsync(proxy, "https://news.example/feed", Public));

        Assert.Equal(FetchFailure.Connect, failed.Failure);
    }

    private Task<FetchResult> FetchThroughAsync(LoopbackProxy proxy, string target, ResolveHost resolveTarget)
    {
        ResolveHost resolve = (host, stop) => host == IPAddress.Loopback.ToString() ? Dns.GetHostAddressesAsync(host, stop) : resolveTarget(host, stop);
        return CreateFetcher(options => options.Proxy = proxy.Address, resolve).FetchAsync(SourceAt(new Uri(target), allowThisHost: false), Validators.None, enter: null, Stop);
    }
}
