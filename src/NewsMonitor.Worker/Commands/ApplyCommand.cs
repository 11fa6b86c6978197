using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Messaging;
using NewsMonitor.Seeds;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Configuration;
using NewsMonitor.Storage.Events;
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
        var folder = host.Services.GetRequiredService<IOptions<SeedsOptions>>().Value.Path;
        var given = SeedFolder.Read(folder);
        var result = SeedReport.Read(given);
        if (result.Set is not { } seeds)
        {
            await TellRefusedAsync(host.Services, given, result, cancellationToken);
            throw SeedReport.Refused(folder, result);
        }

        var store = host.Services.GetRequiredService<ConfigurationStore>();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            var before = await store.ActiveAsync(cancellationToken);
            var active = await store.ApplyAsync(ValidSets.Of(seeds), cancellationToken);
            await host.Services.GetRequiredService<OpsEvents>().RulesAcceptedAsync(cancellationToken);
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

    /// <summary>Operators hear of it, if there is a database to tell them through; whoever applies it sees the errors in any case.</summary>
    private static async Task TellRefusedAsync(
        IServiceProvider services, IReadOnlyList<SeedFile> files, SeedResult result, CancellationToken cancellationToken)
    {
        try
        {
            var active = await services.GetRequiredService<ConfigurationStore>().ActiveAsync(cancellationToken);
            await services.GetRequiredService<OpsEvents>().RulesRefusedAsync(SeedHash.Of(files), Refusal.Of(result.Problems), active?.Number, cancellationToken);
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            // The refusal is told by the exit code.
        }
    }
}
