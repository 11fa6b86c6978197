using System.CommandLine;
using System.Text;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Commands;

internal static class TagCommand
{
    public static Command Create(Option<string?> settings)
    {
        var file = new Argument<string>("FILE.jsonl")
        {
            Description = "One article per line: {id, lang?, title, text, published?}. '-' reads standard input; .gz is read, too.",
        };
        var noModel = new Option<bool>("--no-model") { Description = "Judge by the rules alone." };
        var command = new Command("tag", "Tag articles and print one line of JSON each. Needs no database.") { file, noModel };
        command.SetAction(parsed => Run(parsed.GetValue(settings), parsed.GetValue(file)!, parsed.GetValue(noModel)));
        return command;
    }

    private static int Run(string? settings, string place, bool noModel)
    {
        var seeds = TaggerFromSeeds.Load(settings, noModel);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        var articles = new ArticleFile(place);

        // Order is kept, so that two runs can be compared line by line.
        articles.ForEach(article => LineOf(article, seeds.Tagger, seeds.Gate), output.WriteLine);
        return articles.Unreadable == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static string LineOf(ArticleLine article, Tagger tagger, int gate)
    {
        var text = article.ToTaggable();
        return TagJson.Of(article.Id, text.Language, tagger.Tag(text), gate);
    }
}
