using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Configuration;
using NewsMonitor.Worker.Configuration;

namespace NewsMonitor.Worker.Commands;

internal static class ApplyCommand
{
    public static Command Create(Option<string?> settings)
    {
        var command = new Command("apply", "Check the files of the seeds folder and make them the active configuration set.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? settings, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage().AddEventWriter());
        host.ValidateOptions();
        var seeds = SeedReport.Load(host.Services.GetRequiredService<IOptions<SeedsOptions>>().Value.Path);
        var store = host.Services.GetRequiredService<ConfigurationStore>();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            var before = await store.ActiveAsync(cancellationToken);
            var files = seeds.Files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
            var active = await store.ApplyAsync(seeds.Hash, files, seeds.Sources, cancellationToken);
            Console.WriteLine(before?.Number == active.Number
                ? $"Set {active.Number} is active already: nothing changed."
                : $"Set {active.Number} is active: {seeds.Sources.Count} sources, {seeds.Rules.Topics.Count} topics.");
            return ExitCode.Success;
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }
}
