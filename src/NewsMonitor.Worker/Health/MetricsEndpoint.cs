using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Worker.Polling;
using OpenTelemetry.Metrics;

namespace NewsMonitor.Worker.Health;

/// <summary><c>/metrics</c>, as Prometheus scrapes it.</summary>
internal static class MetricsEndpoint
{
    public static IServiceCollection AddMetricsEndpoint(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(PollingMetrics.MeterName)
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
        var census = endpoints.ServiceProvider.GetRequiredService<SourceCensus>();
        endpoints.MapPrometheusScrapingEndpoint("/metrics", meterProvider: null, optionsName: null, configureBranchedPipeline: CountFirst);

        void CountFirst(IApplicationBuilder scrape) => scrape.Use(async (context, next) =>
        {
            await census.RefreshAsync();
            await next(context);
        });
    }
}
