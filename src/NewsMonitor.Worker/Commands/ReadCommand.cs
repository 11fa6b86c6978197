using System.CommandLine;
using NewsMonitor.Worker.Reading;

namespace NewsMonitor.Worker.Commands;

internal static class ReadCommand
{
    public static Command Create(Option<string?> settings)
    {
        var list = new Option<FileInfo?>("--list") { HelpName = "LIST.jsonl" };
        var command = new Command("read", "x") { list };
        command.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(list)!, cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(FileInfo list, CancellationToken cancellationToken)
    {
        await foreach (var line in File.ReadLinesAsync(list.FullName, cancellationToken))
        {
            var one = ReadCase.Parse(line);
            Console.WriteLine(await CaseReader.ReadAsync(one, Path.Combine(list.DirectoryName!, one.File), cancellationToken));
        }

        return ExitCode.Success;
    }
}
