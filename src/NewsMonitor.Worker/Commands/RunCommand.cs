using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsMonitor.Worker.Polling;

namespace NewsMonitor.Worker.Commands;

internal static class RunCommand
{
    /// <summary>How long a fetch may still take after the worker was asked to stop; a service manager waits for 30 seconds in all.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    public static Command Create(Option<string?> settings)
    {
        var once = new Option<bool>("--once") { Description = "Poll what is due, send what waits, and end." };
        var command = new Command("run", "Run the worker until it is stopped.") { once };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(once)
            ? RoundOnce.RunAsync(parsed.GetValue(settings), cancellationToken)
            : RunAsync(parsed.GetValue(settings), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? settings, CancellationToken cancellationToken)
    {
        await using var app = WorkerHost.BuildWorker(settings);
        app.ValidateOptions();
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        await app.Services.GetRequiredService<SourcePoller>().CompleteAsync(Farewell);

        // A crashed background service stops the host, which then ends as if it had been asked to.
        return app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask?.IsFaulted == true)
            ? ExitCode.Failure
            : ExitCode.Success;
    }
}
