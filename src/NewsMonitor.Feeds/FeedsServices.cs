using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsMonitor.Feeds.Discovery;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Feeds;

/// <summary>Registers the web: <see cref="SourceFetcher"/>, <see cref="FeedDocumentReader"/> and <see cref="FeedDiscovery"/>.</summary>
public static class FeedsServices
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<FetchingOptions, FetchingOptionsValidator>()
            .BindConfiguration(FetchingOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true);

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        services.TryAddSingleton<GuardedHandlers>();
        services.TryAddSingleton<SourceSecrets>();
        services.TryAddSingleton<HttpFetcher>();
        services.TryAddSingleton(provider => new FeedDocumentReader(provider.GetRequiredService<IOptions<FetchingOptions>>()));
        services.TryAddSingleton(provider => new SourceFetcher(
            provider.GetRequiredService<HttpFetcher>(), provider.GetRequiredService<FeedDocumentReader>(), provider.GetRequiredService<SourceSecrets>()));
        services.TryAddSingleton(provider => new PageFetcher(provider.GetRequiredService<HttpFetcher>(), provider.GetRequiredService<SourceSecrets>()));
        services.TryAddSingleton(provider => new DocumentFetcher(provider.GetRequiredService<HttpFetcher>()));
        services.TryAddSingleton(provider => new FeedDiscovery(
            provider.GetRequiredService<HttpFetcher>(), provider.GetRequiredService<IOptions<FetchingOptions>>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
