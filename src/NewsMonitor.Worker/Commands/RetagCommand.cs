using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Polling;
using NewsMonitor.Worker.Retagging;

namespace NewsMonitor.Worker.Commands;

internal static class RetagCommand
{
    public static Command Create(Option<string?> settings)
    {
        var since = new Option<string>("--since") { Description = "Articles first seen then or later: 2024-07-28, or with a time; UTC unless it says otherwise.", HelpName = "TIME", Required = true };
        var until = new Option<string?>("--until") { Description = "And earlier than this.", HelpName = "TIME" };
        var source = new Option<string?>("--source") { Description = "Only articles that this source showed first; a retired one is well.", HelpName = "KEY" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Store nothing; tell what would change." };
        var announce = new Option<bool>("--announce") { Description = "Tell subscribers: new rules alone tell them nothing." };
        var worst = new Option<int>("--worst") { Description = $"How many articles to show, those that change most; at most {RetagReport.MostExamples}.", DefaultValueFactory = _ => 20 };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("retag", "Tag stored articles again, by the active configuration set, and tell what that changes.")
        {
            since, until, source, dryRun, announce, worst, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new RetagRequest(
                RangeOf(parsed.GetValue(since)!, parsed.GetValue(until), parsed.GetValue(source)), parsed.GetValue(dryRun), parsed.GetValue(announce));
            return RunAsync(parsed.GetValue(settings), request, parsed.GetValue(worst), parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static HistoryRange RangeOf(string since, string? until, string? source)
    {
        var range = new HistoryRange(MomentText.Parse("--since", since), until is null ? null : MomentText.Parse("--until", until), source);
        return range.Until <= range.Since ? throw new CommandFailedException("--until must be later than --since.") : range;
    }

    private static async Task<int> RunAsync(string? settings, RetagRequest request, int worst, bool json, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services =>
        {
            services.AddOptionsWithValidateOnStart<PollingOptions, PollingOptionsValidator>()
                .BindConfiguration(PollingOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true);
            services.AddStorage().AddEventWriter().AddSingleton<ActiveConfiguration>().AddSingleton<RetagRun>();
        });
        host.ValidateOptions();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            var configuration = await host.Services.GetRequiredService<ActiveConfiguration>().RequireAsync(cancellationToken);
            await RefuseUnknownSourceAsync(host.Services.GetRequiredService<TaggedArticleQuery>(), request.Range.Source, cancellationToken);

            var report = await host.Services.GetRequiredService<RetagRun>()
                .RunAsync(request, configuration, new RetagProgress(Console.Error), Math.Clamp(worst, 0, RetagReport.MostExamples), cancellationToken);
            var set = configuration.Stamp.Set;
            Console.WriteLine(json ? RetagReportJson.Write(report, request, set) : RetagReportText.Write(report, request, set));
            return Ended(report.End);
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }

    private static async Task RefuseUnknownSourceAsync(TaggedArticleQuery history, string? key, CancellationToken cancellationToken)
    {
        if (key is not null && !await history.KnowsSourceAsync(key, cancellationToken))
        {
            throw new CommandFailedException($"There is no source '{key}', and never was: see 'newsmonitor sources'.");
        }
    }

    private static int Ended(RetagEnd end) => end switch
    {
        RetagEnd.Complete => ExitCode.Success,
        RetagEnd.Stopped => throw new CommandFailedException("Stopped: what was stored stays; run it again to go on."),
        _ => throw new CommandFailedException("Stopped: another configuration set became active; run it again to tag by that one."),
    };
}
