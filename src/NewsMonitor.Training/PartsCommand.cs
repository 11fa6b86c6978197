using System.CommandLine;

namespace NewsMonitor.Training;

/// <summary>The command line that learns parts of compounds.</summary>
internal static class PartsCommand
{
    public static Command Create()
    {
        var data = new Option<string[]>("--data")
        {
            Description = "JSON lines (or .gz) with title, kicker, text. Repeatable.",
            HelpName = "FILE",
            Required = true,
        };
        var output = new Option<string>("--out") { Description = "File to write: src/NewsMonitor.Core/Search/parts.de.tsv.", HelpName = "FILE", Required = true };
        var command = new Command("parts", "Learns of which words German compounds are made, for the search. The same data give the same file.") { data, output };
        command.SetAction(parsed => TrainingCommand.Guarded(() => Learn(
            [.. parsed.GetValue(data)!.Select(path => new PlainTextFile(path))], parsed.GetValue(output)!)));
        return command;
    }

    private static void Learn(IReadOnlyList<PlainTextFile> data, string output)
    {
        var counts = new WordCounts();
        foreach (var text in data.SelectMany(file => file.Read()).ToHashSet(StringComparer.Ordinal))
        {
            counts.Add(text);
        }

        var parts = new PartsLearner(counts).Learn();
        PartsFile.Write(output, data, parts);
        Console.WriteLine($"{output}: {parts.Count} words, {parts.Values.Count(use => use == default)} of them to be left whole");
    }
}
