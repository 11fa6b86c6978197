using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Polling;

namespace NewsMonitor.Worker.Commands;

internal static class ImportCommand
{
    private const int MaxBytes = 10 * 1024 * 1024;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create(Option<string?> settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A feed that was saved to a file." };
        var source = new Option<string>("--source") { Description = "Key of the source it came from.", HelpName = "KEY", Required = true };
        var command = new Command("import", "Take a saved feed in, as if it had been polled; its articles count as backfill.") { file, source };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(settings), parsed.GetValue(file)!, parsed.GetValue(source)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? settings, FileInfo file, string key, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddPipeline());
        host.ValidateOptions();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            var configuration = await host.Services.GetRequiredService<ActiveConfiguration>().RequireAsync(cancellationToken);
            if (!configuration.Sources.TryGetValue(key, out var source))
            {
                throw new CommandFailedException($"There is no source '{key}' in set {configuration.Stamp.Set}: see sources.yaml.");
            }

            var fetched = Read(host.Services.GetRequiredService<FeedDocumentReader>(), file, source);
            var lease = await LeaseAsync(host.Services.GetRequiredService<DueSources>(), key, cancellationToken);
            var report = await host.Services.GetRequiredService<EntryIntake>().TakeInAsync(
                lease, source, fetched, IntakeMode.Import, configuration, _ => (new PollTiming(TimeSpan.Zero, TimeSpan.Zero), new PollLesson(null)), cancellationToken);
            Tell(file, key, report);
            return report.Outcome == IntakeOutcome.Committed ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }

    private static FetchResult.Fetched Read(FeedDocumentReader reader, FileInfo file, Source source)
    {
        if (!file.Exists || file.Length > MaxBytes)
        {
            throw new CommandFailedException(file.Exists ? $"{file} is larger than {MaxBytes >> 20} MiB." : $"{file} does not exist.");
        }

        return reader.Read(File.ReadAllBytes(file.FullName), source, source.Url, contentType: null) switch
        {
            FetchResult.Fetched fetched => fetched,
            FetchResult.Failed failed => throw new CommandFailedException($"{file}: {failed.Failure}: {failed.Message}"),
            _ => throw new InvalidOperationException("Reading a file cannot end as 'not modified'."),
        };
    }

    /// <summary>A poll of the source that is under way is waited for.</summary>
    private static async Task<LeasedSource> LeaseAsync(DueSources due, string key, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromSeconds(1))
        {
            if (await due.ClaimAsync(key, Lease, cancellationToken) is { } lease)
            {
                return lease;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        throw new CommandFailedException($"Source '{key}' is being polled for more than {Patience.TotalSeconds:F0} s: try again.");
    }

    private static void Tell(FileInfo file, string key, IntakeReport report)
    {
        var counts = report.Plan.Counts;
        Console.WriteLine(report.Outcome == IntakeOutcome.Committed
            ? $"{file.Name} ► {key}: {counts.Seen} entries: {counts.New} new, {counts.Revised} revised, {counts.Known} known, {counts.Sighting} sightings, " +
              $"{counts.Repeated} repeated, {counts.Quarantined} quarantined, {counts.OverLimit} over the limit; " +
              $"{report.Plan.New.Count(article => article.Announce)} announced"
            : $"{file.Name}: another process has taken the source over; nothing was stored: try again.");
    }
}
