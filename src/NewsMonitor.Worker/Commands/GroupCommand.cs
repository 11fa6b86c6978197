using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Worker.Stories;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Commands;

internal static class GroupCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(Option<string?> settings)
    {
        var file = new Argument<string>("FILE.jsonl")
        {
            Description = "One article per line, in the order of arrival: {id, lang?, published?, source?, title, text}. '-' reads standard input; .gz is read, too.",
        };
        var command = new Command("group", "Group articles into stories, as the desk does, and print one line of JSON each. Needs no database.") { file };
        command.SetAction(parsed => Run(parsed.GetValue(settings), parsed.GetValue(file)!));
        return command;
    }

    private static int Run(string? settings, string place)
    {
        var seeds = TaggerFromSeeds.Load(settings, noModel: false);
        var grouping = new FileGrouping(seeds.Tagger, seeds.Names);
        var file = new ArticleFile(place);
        var articles = grouping.Read(file);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        foreach (var (article, placement) in articles.Zip(grouping.Group(articles.Select(article => article.Article))))
        {
            output.WriteLine(JsonSerializer.Serialize(new GroupedLine(article.Line.Id, IdOf(placement.Story)!, IdOf(placement.SameTextAs)), Json));
        }

        return file.Unreadable == 0 ? ExitCode.Success : ExitCode.Failure;

        string? IdOf(long? number) => number is { } of ? articles[(int)of - 1].Line.Id : null;
    }

    /// <param name="Id">Id of the article.</param>
    /// <param name="Story">Id of the story's first article.</param>
    /// <param name="SameTextAs">Id of the article whose text it repeats; null when it is a text of its own.</param>
    private sealed record GroupedLine(string Id, string Story, string? SameTextAs);
}
