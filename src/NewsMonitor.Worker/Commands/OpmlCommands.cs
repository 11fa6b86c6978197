using System.CommandLine;
using System.Xml;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Text;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.Worker.Commands;

/// <summary>Sources from other feed readers, and for them. Neither needs a database.</summary>
internal static class OpmlCommands
{
    private const int MaxMessage = 300;

    public static Command CreateImport(Option<string?> settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An OPML file, as feed readers export it." };
        var command = new Command("import-opml", "Print the entries for sources.yaml of the feeds in an OPML file; those that are there already are left out.") { file };
        command.SetAction(parsed => Import(parsed.GetValue(settings), parsed.GetValue(file)!));
        return command;
    }

    public static Command CreateExport(Option<string?> settings)
    {
        var command = new Command("export-opml", "Print the sources of the seeds folder as OPML 2.0.");
        command.SetAction(parsed => Export(parsed.GetValue(settings)));
        return command;
    }

    private static int Import(string? settings, FileInfo file)
    {
        var import = OpmlImport.Of(Read(file), SourcesOfSeeds(settings));
        foreach (var (line, reason) in import.Remarks)
        {
            Console.Error.WriteLine($"{file}:{line}: {reason}");
        }

        foreach (var entry in import.Entries)
        {
            Console.WriteLine(entry);
        }

        Console.Error.WriteLine(
            $"{import.Entries.Count} new, {import.Remarks.Count - import.Refused} known already, {import.Refused} refused" +
            (import.Entries.Count > 0 ? "; none of them was asked for yet: see 'newsmonitor read URL'" : ""));
        return import.Refused == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static int Export(string? settings)
    {
        var sources = SourcesOfSeeds(settings);
        foreach (var source in sources.Where(source => !OpmlWriter.Takes(source)))
        {
            Console.Error.WriteLine($"{source.Key}: left out: a page is read by selectors, which OPML cannot carry");
        }

        using var output = Console.OpenStandardOutput();
        OpmlWriter.Write(sources, output);
        return ExitCode.Success;
    }

    private static IReadOnlyList<OpmlOutline> Read(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            return stream.CanSeek && stream.Length > OpmlReader.MaxBytes // a pipe has no length; the reader counts for itself
                ? throw new CommandFailedException($"{file} is larger than {OpmlReader.MaxBytes >> 20} MiB.")
                : OpmlReader.Read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(file.Exists ? $"{file} cannot be read: {e.Message}" : $"{file} does not exist.");
        }
        catch (XmlException e)
        {
            // The reader's words say where, and may repeat what it has read.
            throw new CommandFailedException($"{file}: {TextGate.Line(e.Message, MaxMessage)}");
        }
    }

    private static IReadOnlyList<Source> SourcesOfSeeds(string? settings)
    {
        using var host = WorkerHost.BuildOnce(settings, _ => { });
        host.ValidateOptions();
        return SeedReport.Load(host.Services.GetRequiredService<IOptions<SeedsOptions>>().Value.Path).Sources;
    }
}
