using System.Net;
using System.Net.Sockets;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>Nothing connects to where it may not: the site counts.</summary>
public sealed class AddressGuardTests : FetchingTest
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("127。0。0。1")]
    [InlineData("①②⑦.0.0.1")]
    public async Task BadInput_N01_N04_N05_N06_No_spelling_of_this_machine_is_connected_to(string host)
    {
        var url = new Uri($"http://{host}:{Site.Address.Port}/feed");

        var result = await CreateFetcher().FetchAsync(SourceAt(url, allowThisHost: false), Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Blocked, Assert.IsType<FetchResult.Failed>(result).Failure);
        Assert.Equal(0, Site.Connections);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("[fc00::1]")]
    [InlineData("[fd00::1]")]
    [InlineData("[fe80::1]")]
    public async Task BadInput_N02_N03_No_private_network_is_connected_to(string host)
    {
        var result = await CreateFetcher().FetchAsync(SourceAt(new Uri($"http://{host}/latest/meta-data/")), Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Blocked, Assert.IsType<FetchResult.Failed>(result).Failure);
    }

    [Fact]
    public async Task A_private_address_that_the_source_allows_is_fetched()
    {
        Site.Map("/feed", Rss, OneEntry);

        var result = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        var entry = Assert.Single(result.Entries);
        Assert.Equal(new Uri("https://example.org/2024/brigade/"), entry.Link);
        Assert.Equal(1, Site.Connections);
    }

    [Fact]
    public async Task BadInput_N07_A_redirect_to_an_address_that_is_not_allowed_is_refused_at_the_second_hop()
    {
        await using var inside = await LoopbackSite.StartAsync("127.0.0.2");
        Site.MapRedirect("/feed", inside.Url("/secret").AbsoluteUri);

        var failed = await FailAsync("/feed");

        Assert.Equal(FetchFailure.Blocked, failed.Failure);
        Assert.Equal(2, failed.Effort.Requests);
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task BadInput_N08_Of_a_name_with_permitted_and_forbidden_addresses_only_the_permitted_are_connected_to()
    {
        await using var inside = await LoopbackSite.StartAsync("127.0.0.2");
        var fetcher = CreateFetcher(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]));

        // Nothing listens at the permitted address on that port, so that the forbidden one is the only way to an answer.
        var url = new Uri($"http://news.example:{inside.Address.Port}/feed");
        var result = await fetcher.FetchAsync(SourceAt(url), Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Connect, Assert.IsType<FetchResult.Failed>(result).Failure);
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task When_an_address_refuses_the_next_one_is_tried()
    {
        Site.Map("/feed", Rss, OneEntry);

        Assert.IsType<FetchResult.Fetched>(await FetchFromAsync("127.0.0.3", "127.0.0.1"));
    }

    [Fact]
    public async Task A_name_with_many_addresses_does_not_get_as_many_attempts()
    {
        Site.Map("/feed", Rss, OneEntry);

        var result = await FetchFromAsync("127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6", "127.0.0.1");

        Assert.Equal(FetchFailure.Connect, Assert.IsType<FetchResult.Failed>(result).Failure);
        Assert.Equal(0, Site.Connections);
    }

    [Fact]
    public async Task An_address_that_never_answers_costs_the_next_one_only_part_of_the_time()
    {
        Site.Map("/feed", Rss, OneEntry);
        using var silent = await SilentListenerAsync("127.0.0.3");

        Assert.IsType<FetchResult.Fetched>(await FetchFromAsync("127.0.0.3", "127.0.0.1"));
    }

    [Fact]
    public async Task An_address_that_never_answers_is_a_timeout()
    {
        using var silent = await SilentListenerAsync("127.0.0.3");

        var failed = Assert.IsType<FetchResult.Failed>(await FetchFromAsync("127.0.0.3"));

        Assert.Equal(FetchFailure.Timeout, failed.Failure);
        Assert.Null(failed.Effort.Status);
    }

    [Fact]
    public async Task BadInput_N09_A_name_is_resolved_once_so_that_it_cannot_change_its_mind_after_the_check()
    {
        await using var inside = await LoopbackSite.StartAsync("127.0.0.2");
        Site.Map("/feed", Rss, OneEntry);
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("127.0.0.2")]);
        var fetcher = CreateFetcher(resolve: (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));

        var url = new Uri($"http://news.example:{Site.Address.Port}/feed");
        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(SourceAt(url), Validators.None, enter: null, Stop));

        Assert.Single(answers);
    }

    [Fact]
    public async Task BadInput_N17_What_an_entry_points_at_is_stored_and_never_fetched()
    {
        await using var inside = await LoopbackSite.StartAsync("127.0.0.2");
        var at = inside.Address.AbsoluteUri;
        Site.Map("/feed", Rss, $"""
            <rss version="2.0"><channel><title>Site</title><image><url>{at}logo.png</url></image>
            <item><title>Brigade</title><link>{at}article</link><enclosure url="{at}a.mp3" length="1" type="audio/mpeg"/>
            <description>&lt;img src="{at}i.png"&gt;Text</description></item></channel></rss>
            """);

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        Assert.Equal(inside.Url("/article"), Assert.Single(fetched.Entries).Link);
        Assert.Equal((1, 0), (Site.Requests.Count, inside.Connections));
    }

    [Fact]
    public async Task A_connection_opened_for_a_source_that_may_does_not_serve_one_that_may_not()
    {
        Site.Map("/feed", Rss, OneEntry);
        var fetcher = CreateFetcher();

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(SourceAt(Site.Url("/feed")), Validators.None, enter: null, Stop));
        var refused = await fetcher.FetchAsync(SourceAt(Site.Url("/feed"), allowThisHost: false), Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Blocked, Assert.IsType<FetchResult.Failed>(refused).Failure);
        Assert.Single(Site.Requests);
    }

    [Fact]
    public async Task Sources_on_the_same_terms_share_a_connection()
    {
        Site.Map("/feed", Rss, OneEntry);
        var fetcher = CreateFetcher();

        await fetcher.FetchAsync(SourceAt(Site.Url("/feed")), Validators.None, enter: null, Stop);
        await fetcher.FetchAsync(SourceAt(Site.Url("/feed")) with { Key = "other" }, Validators.None, enter: null, Stop);

        Assert.Equal(2, Site.Requests.Count);
        Assert.Equal(1, Site.Connections);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_a_dns_failure()
    {
        var result = await CreateFetcher().FetchAsync(SourceAt(new Uri("http://no-such-host.invalid/feed")), Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Dns, Assert.IsType<FetchResult.Failed>(result).Failure);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_connection_failure()
    {
        var gone = await LoopbackSite.StartAsync();
        var url = gone.Url("/feed");
        await gone.DisposeAsync();

        var result = await CreateFetcher().FetchAsync(SourceAt(url), Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Connect, Assert.IsType<FetchResult.Failed>(result).Failure);
    }

    /// <summary>Fetches from a name with these addresses, at the port of the site, all of loopback being allowed.</summary>
    private Task<FetchResult> FetchFromAsync(params string[] addresses)
    {
        var fetcher = CreateFetcher(
            options => options.ConnectTimeout = TimeSpan.FromMilliseconds(600),
            (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));
        var source = SourceAt(new Uri($"http://news.example:{Site.Address.Port}/feed")) with { AllowPrivate = [IPNetwork.Parse("127.0.0.0/8")] };
        return fetcher.FetchAsync(source, Validators.None, enter: null, Stop);
    }

    /// <summary>A listener whose queue is full: the kernel drops whatever else wants to connect.</summary>
    private async Task<Socket> SilentListenerAsync(string address)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(address), Site.Address.Port);
        var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(endPoint);
        listener.Listen(backlog: 0);
        using var only = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await only.ConnectAsync(endPoint, Stop);
        return listener;
    }
}
