using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Worker.Desk;
using NewsMonitor.Worker.Polling;
using NewsMonitor.Worker.Relay;
using OpenTelemetry.Metrics;

namespace NewsMonitor.Worker.Health;

/// <summary><c>/metrics</c>, as Prometheus scrapes it.</summary>
internal static class MetricsEndpoint
{
    public static IServiceCollection AddMetricsEndpoint(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(PublishMetrics.MeterName)
            .AddPrometheusExporter(options =>
            {
                // Both would add labels and a series that tell nothing here: there is one meter, and the scraper names its target.
                options.ScopeInfoEnabled = false;
                options.TargetInfoEnabled = false;
            }));
        return services;
    }

    public static void MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        // The instruments are there before the first poll.
        endpoints.ServiceProvider.GetRequiredService<PollingMetrics>();
        endpoints.ServiceProvider.GetRequiredService<PublishMetrics>();
        endpoints.ServiceProvider.GetRequiredService<DeskMetrics>();
        var sources = endpoints.ServiceProvider.GetRequiredService<SourceCensus>();
        var outbox = endpoints.ServiceProvider.GetRequiredService<OutboxCensus>();
        var desk = endpoints.ServiceProvider.GetRequiredService<DeskCensus>();
        endpoints.MapPrometheusScrapingEndpoint("/metrics", meterProvider: null, optionsName: null, configureBranchedPipeline: CountFirst);

        void CountFirst(IApplicationBuilder scrape) => scrape.Use(async (context, next) =>
        {
            await Task.WhenAll(sources.RefreshAsync(), outbox.RefreshAsync(), desk.RefreshAsync());
            await next(context);
        });
    }
}
