using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Erasing;
using NewsMonitor.Worker.Erasing;

namespace NewsMonitor.Worker.Commands;

/// <summary>Takes the words of an article, or of all that a source owns, out of the database.</summary>
internal static class EraseCommand
{
    public static Command Create(Option<string?> settings)
    {
        var given = new Argument<string>("ARTICLE|SOURCE") { Description = "Public id or link of an article, or key of a source: all that it showed first or owns." };
        var reason = new Option<string>("--reason") { Description = "Why, for the record (report.erasure).", HelpName = "TEXT", Required = true };
        var yes = new Option<bool>("--yes") { Description = "Do it. Without this nothing is erased." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the numbers, erase nothing." };
        var command = new Command("erase", "Erase the text, tags, address and stored events of an article or a source for good; what was read once is not news again.")
        {
            given, reason, yes, dryRun,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(settings),
            parsed.GetValue(given)!,
            parsed.GetValue(reason)!,
            erases: parsed.GetValue(yes) && !parsed.GetValue(dryRun),
            parsed.GetValue(dryRun),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string? settings, string given, string reason, bool erases, bool dryRun, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new CommandFailedException("--reason is empty: whoever reads the record must learn why.");
        }

        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage().AddEventWriter());
        host.ValidateOptions();
        var store = host.Services.GetRequiredService<ErasureStore>();
        var erasure = new Erasure(store, host.Services.GetRequiredService<TimeProvider>(), Console.Error);
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            var target = await store.FindAsync(given, cancellationToken)
                ?? throw new CommandFailedException($"There is no article or source '{given}'. An article is named by its public id or its link, a source by its key.");
            await erasure.RunAsync(target, erases ? reason : null, cancellationToken);
            Console.WriteLine(Heading(target, erases, erasure.Counts));
            Console.WriteLine(ErasureText.Of(erasure.Counts));
            Console.WriteLine(ErasureText.Elsewhere);
            return erases || dryRun ? ExitCode.Success : throw new CommandFailedException("Nothing was erased: say --yes.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(BrokenOff("Stopped", erases, erasure.Counts));
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(BrokenOff(DatabaseFault.Explain(e), erases, erasure.Counts));
        }
    }

    private static string Heading(ErasureTarget target, bool erases, ErasureCounts counts) =>
        erases && counts == new ErasureCounts() ? $"Of {target.Kind} {target.Subject} there was nothing left to erase."
        : erases ? $"Erased of {target.Kind} {target.Subject}:"
        : $"Would be erased of {target.Kind} {target.Subject}:";

    private static string BrokenOff(string why, bool erases, ErasureCounts counts) =>
        erases ? $"{why}. {counts.Articles} articles were erased; the same command goes on." : $"{why}. Nothing was erased.";
}
