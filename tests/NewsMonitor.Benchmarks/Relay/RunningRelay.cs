using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsMonitor.Benchmarks.Load;
using NewsMonitor.Core.Events;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Storage;

namespace NewsMonitor.Benchmarks.Relay;

/// <summary>The product's relay in this process, which can be stopped while its outbox is filled.</summary>
internal sealed class RunningRelay : IAsyncDisposable
{
    private readonly IHost _host;
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    private RunningRelay(IHost host) => _host = host;

    public static async Task<RunningRelay> StartAsync(LoadDatabase database, string broker, int window)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Connection"] = database.Environment["NEWSMONITOR__Storage__Connection"],
            ["Broker:Url"] = broker,
            ["Broker:InFlight"] = $"{window}",
        });
        builder.Services.AddSingleton(TimeProvider.System).AddMetrics().AddStorage().AddEventWriter().AddRelay();
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<BrokerTopology>().DeclareAsync(CancellationToken.None);
        return new RunningRelay(host);
    }

    public void Go()
    {
        _stop = new CancellationTokenSource();
        _running = _host.Services.GetRequiredService<OutboxRelay>().RunAsync(() => { }, _stop.Token);
    }

    /// <summary>What whoever commits an event in the same process does.</summary>
    public void Ring() => _host.Services.GetRequiredService<OutboxBell>().Ring();

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _host.StopAsync();
        _host.Dispose();
        _stop.Dispose();
    }
}
