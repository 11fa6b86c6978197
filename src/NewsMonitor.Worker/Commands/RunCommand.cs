using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsMonitor.Worker.PageText;
using NewsMonitor.Worker.Polling;

namespace NewsMonitor.Worker.Commands;

internal static class RunCommand
{
    /// <summary>How long a stop waits for fetches that are under way.</summary>
    private static readonly TimeSpan FetchesMayTake = TimeSpan.FromSeconds(10);

    public static Command Create(Option<string?> settings)
    {
        var once = new Option<bool>("--once") { Description = "Poll what is due, send what waits, and end." };
        var command = new Command("run", "Run the worker until it is stopped.") { once };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(once)
            ? RoundOnce.RunAsync(parsed.GetValue(settings), cancellationToken)
            : RunAsync(parsed.GetValue(settings), cancellationToken));
        return command;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new CommandFailedException($"Another program listens at {string.Join(", ", app.Urls)}: set Health:Url to a free port.");
        }
    }

    private static async Task<int> RunAsync(string? settings, CancellationToken cancellationToken)
    {
        await using var app = WorkerHost.BuildWorker(settings);
        app.ValidateOptions();
        await StartAsync(app, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        await Task.WhenAll(
            app.Services.GetRequiredService<SourcePoller>().CompleteAsync(FetchesMayTake),
            app.Services.GetRequiredService<PagePoller>().CompleteAsync(FetchesMayTake));
        await app.Services.GetRequiredService<WorkerPresence>().LeaveAsync();

        // A crashed background service stops the host, which then ends as if it had been asked to.
        return app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask?.IsFaulted == true)
            ? ExitCode.Failure
            : ExitCode.Success;
    }
}
