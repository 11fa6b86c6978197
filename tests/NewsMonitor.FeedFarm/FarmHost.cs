using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using NewsMonitor.FeedFarm.Serving;

namespace NewsMonitor.FeedFarm;

/// <summary>A farm that answers, in this process.</summary>
public sealed class FarmHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FarmHost(Farm farm, WebApplication app) => (Farm, _app) = (farm, app);

    public Farm Farm { get; }

    /// <summary>Renders all feeds and begins to listen.</summary>
    public static async Task<FarmHost> StartAsync(FarmOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var farm = new Farm(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var host in farm.Hosts)
            {
                kestrel.Listen(IPAddress.Parse(host.Address), options.Port);
            }
        });
        var app = builder.Build();
        app.Run(new Site(farm, options).AnswerAsync);
        await app.StartAsync(cancellationToken);
        return new FarmHost(farm, app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
