using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Messaging;
using NewsMonitor.Worker.Configuration;

namespace NewsMonitor.Worker.Commands;

internal static class CheckCommand
{
    public static Command Create(Option<string?> settings)
    {
        var seedsOnly = new Option<bool>("--seeds-only") { Description = "Check the files of the seeds folder alone, not the settings." };
        var command = new Command("check", "Check settings and seeds, without database or broker.") { seedsOnly };
        command.SetAction(parsed => Run(parsed.GetValue(settings), parsed.GetValue(seedsOnly)));
        return command;
    }

    private static int Run(string? settings, bool seedsOnly)
    {
        using var host = WorkerHost.BuildOnce(settings, services =>
        {
            if (!seedsOnly)
            {
                services.AddPipeline().AddRelay();
            }
        });
        host.ValidateOptions();
        if (!seedsOnly)
        {
            Console.WriteLine("settings: ok");
        }

        var folder = host.Services.GetRequiredService<IOptions<SeedsOptions>>().Value.Path;
        var seeds = SeedReport.Load(folder);
        Console.WriteLine($"{folder}: ok, {seeds.Sources.Count} sources, {seeds.Rules.Topics.Count} topics, {seeds.WatchRules.Count} watch rules, {seeds.Hash}");
        return ExitCode.Success;
    }
}
