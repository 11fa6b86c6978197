using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Polling;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>The worker as <c>newsmonitor run</c> puts it together, without the relay, and without politeness: the farm needs none.</summary>
internal static class LoadWorker
{
    public const string Command = "load-worker";

    public static async Task<int> RunAsync()
    {
        using var host = WorkerHost.BuildOnce(null, services =>
        {
            services.AddPipeline().AddSchedule().AddReports();
            services.AddHostedService<DependencyWait>();
        }, LogLevel.Information);
        // The settings refuse less than two seconds; they were checked before this.
        host.ValidateOptions();
        host.Services.GetRequiredService<IOptions<PollingOptions>>().Value.HostGap = TimeSpan.Zero;
        await host.StartAsync();
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await host.StopAsync();
        return 0;
    }
}
