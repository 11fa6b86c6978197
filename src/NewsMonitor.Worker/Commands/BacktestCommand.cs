using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Core.Desk;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Desk;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Desk;

namespace NewsMonitor.Worker.Commands;

/// <summary>What a watch rule would have told of stored stories.</summary>
internal static class BacktestCommand
{
    private const int PageSize = 500;

    public static Command Create(Option<string?> settings)
    {
        var rule = new Argument<string>("rule") { Description = "Id of a watch rule of the active configuration set.", HelpName = "RULE" };
        var since = new Option<string>("--since") { Description = "Articles that the desk took then or later: 2024-07-28, or with a time; UTC unless it says otherwise.", HelpName = "TIME", Required = true };
        var until = new Option<string?>("--until") { Description = "And earlier than this.", HelpName = "TIME" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("backtest", "Run a watch rule over stored stories, and tell what it would have raised. Nothing is stored or sent.") { rule, since, until, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var from = MomentText.Parse("--since", parsed.GetValue(since)!);
            var to = parsed.GetValue(until) is { } end ? MomentText.Parse("--until", end) : (DateTimeOffset?)null;
            return to <= from
                ? throw new CommandFailedException("--until must be later than --since.")
                : RunAsync(parsed.GetValue(settings), parsed.GetValue(rule)!, from, to, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string? settings, string ruleId, DateTimeOffset since, DateTimeOffset? until, bool json, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage().AddEventWriter().AddSingleton<ActiveConfiguration>());
        host.ValidateOptions();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            var desk = (await host.Services.GetRequiredService<ActiveConfiguration>().RequireAsync(cancellationToken)).Desk;
            var rule = desk.Watch.SingleOrDefault(rule => rule.Id == ruleId)
                ?? throw new CommandFailedException($"There is no watch rule '{ruleId}' in set {desk.Stamp.Set}: {string.Join(", ", desk.Watch.Select(known => known.Id))}.");
            var report = new BacktestReport(ruleId, desk.Stamp.Set, since, until);
            var history = host.Services.GetRequiredService<StoryHistory>();
            var test = new Backtest(rule, desk.Stamp);
            for (long? after = 0; after is { } place;)
            {
                var page = await history.PageAsync(since, until, place, PageSize, cancellationToken);
                foreach (var taken in page)
                {
                    report.Add(taken, test.Take(taken));
                }

                after = page.Count == 0 ? null : page[^1].Article.Place;
            }

            report.Add(test.Until(until ?? host.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
            Console.WriteLine(json ? report.ToJson() : report.ToText());
            return ExitCode.Success;
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }
}
