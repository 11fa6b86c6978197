using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Discovery;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>A site on loopback, and the fetcher as the product builds it.</summary>
public abstract class FetchingTest : IAsyncLifetime
{
    protected const string Rss = "application/rss+xml";

    protected const string Secret = "open-sesame";

    protected const string OneEntry = """
        <rss version="2.0"><channel><title>Site</title><link>https://example.org/</link>
        <item><title>Brigade in Litauen</title><link>/2024/brigade/</link><guid>g-1</guid></item></channel></rss>
        """;

    /// <summary>What tests allow: this one host of the loopback network, no other.</summary>
    private static readonly IPNetwork ThisHost = IPNetwork.Parse("127.0.0.1/32");

    private readonly List<GuardedHandlers> _handlers = [];

    private protected LoopbackSite Site { get; private set; } = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Site = await LoopbackSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _handlers.ForEach(handlers => handlers.Dispose());
        await Site.DisposeAsync();
    }

    private protected SourceFetcher CreateFetcher(
        Action<FetchingOptions>? configure = null, ResolveHost? resolve = null, X509ChainPolicy? trust = null)
    {
        var options = Settings(configure);
        return new SourceFetcher(CreateHttp(options, resolve, trust), new FeedDocumentReader(options), Secrets());
    }

    private protected PageFetcher CreatePages() => new(CreateHttp(Settings(configure: null)), Secrets());

    private protected Task<DiscoveryResult> DiscoverAsync(string path, Action<FetchingOptions>? configure = null)
    {
        var options = Settings(configure);
        return new FeedDiscovery(CreateHttp(options), options, TimeProvider.System).DiscoverAsync(Site.Url(path), [ThisHost], asking: null, Stop);
    }

    private protected Task<FetchResult> FetchAsync(string path, Validators? known = null, Action<FetchingOptions>? configure = null) =>
        CreateFetcher(configure).FetchAsync(SourceAt(Site.Url(path)), known ?? Validators.None, enter: null, Stop);

    private protected async Task<FetchResult.Failed> FailAsync(string path, Action<FetchingOptions>? configure = null) =>
        Assert.IsType<FetchResult.Failed>(await FetchAsync(path, configure: configure));

    protected static Source SourceAt(Uri url, bool allowThisHost = true) => new()
    {
        Key = "site",
        Name = "Site",
        Url = url,
        Publisher = "site",
        AllowPrivate = allowThisHost ? [ThisHost] : [],
    };

    /// <summary>The product's own, but for the pauses: nobody is disturbed here.</summary>
    private static IOptions<FetchingOptions> Settings(Action<FetchingOptions>? configure)
    {
        var settings = new FetchingOptions { Contact = "https://monitor.example/contact", RequestGap = TimeSpan.FromMilliseconds(1) };
        configure?.Invoke(settings);
        return Options.Create(settings);
    }

    /// <summary>One secret: <c>my-feed</c>.</summary>
    private static SourceSecrets Secrets() => new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Secrets:my-feed", (string?)Secret)]).Build());

    private HttpFetcher CreateHttp(IOptions<FetchingOptions> options, ResolveHost? resolve = null, X509ChainPolicy? trust = null)
    {
        var handlers = new GuardedHandlers(options, resolve ?? Dns.GetHostAddressesAsync, TimeProvider.System, trust);
        _handlers.Add(handlers);
        return new HttpFetcher(options, handlers, TimeProvider.System);
    }
}
