using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Reporting;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.Worker.Commands;

/// <summary>How the sources are; beneath it, the commands that find and carry sources.</summary>
internal static class SourcesCommand
{
    public static Command Create(Option<string?> settings)
    {
        var states = new Option<string[]>("--state")
        {
            Description = $"Only those in these states, separated by commas: {string.Join(", ", SourceStates.MostUrgentFirst)}.",
            HelpName = "STATES",
            CustomParser = parsed => Separated(parsed.Tokens.Select(token => token.Value)),
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var check = new Option<bool>("--check")
        {
            Description = $"End with exit code 1 when a listed source needs a person: {string.Join(", ", SourceStates.NeedPerson)}.",
        };
        var command = new Command("sources", "List the sources and how they are; those first that need a person.")
        {
            states, json, check, DiscoverCommand.Create(settings), OpmlCommands.CreateImport(settings), OpmlCommands.CreateExport(settings),
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(settings), Known(parsed.GetValue(states) ?? []), parsed.GetValue(json), parsed.GetValue(check), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string? settings, IReadOnlyList<string> states, bool json, bool check, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage());
        host.ValidateOptions();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            var (at, sources) = await host.Services.GetRequiredService<SourceHealthQuery>().ListAsync(cancellationToken);
            var list = SourceList.Of(at, sources, states);
            Console.WriteLine(json ? SourceListJson.Write(list) : SourceListText.Write(list));
            return check && list.NeedsPerson ? ExitCode.Failure : ExitCode.Success;
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }

    private static string[] Separated(IEnumerable<string> values) =>
        [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static string[] Known(string[] states) =>
        states.FirstOrDefault(state => !SourceStates.MostUrgentFirst.Contains(state)) is { } unknown
            ? throw new CommandFailedException($"There is no state '{unknown}': {string.Join(", ", SourceStates.MostUrgentFirst)}.")
            : states;
}
