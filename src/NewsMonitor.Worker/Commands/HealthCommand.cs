using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Worker.Health;

namespace NewsMonitor.Worker.Commands;

internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Create(Option<string?> settings)
    {
        var probe = new Argument<string>("PROBE")
        {
            Description = "live, ready or startup.",
            DefaultValueFactory = _ => "ready",
        };
        probe.AcceptOnlyFromAmong("live", "ready", "startup");
        var command = new Command("health", "Ask the running worker how it is; exit code 0 when it is well.") { probe };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings), parsed.GetValue(probe)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? settings, string probe, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, _ => { });
        host.ValidateOptions();
        var url = new Uri(new Uri(host.Services.GetRequiredService<IOptions<HealthOptions>>().Value.Url), $"/health/{probe}");
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(url, cancellationToken);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException($"No worker answers at {url}: {e.Message}");
        }
    }
}
