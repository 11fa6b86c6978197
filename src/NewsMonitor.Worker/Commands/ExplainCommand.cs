using System.CommandLine;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Commands;

internal static class ExplainCommand
{
    public static Command Create(Option<string?> settings)
    {
        var place = new Argument<string>("URL|FILE|ARTICLE-ID")
        {
            Description = "The page of an article, a file (a page, or text with the headline in its first line), or the id of a stored article.",
        };
        var noModel = new Option<bool>("--no-model") { Description = "Judge by the rules alone." };
        var command = new Command("explain", "Tell why an article gets its tags from the rules of the seeds folder, and why not others.") { place, noModel };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var seeds = TaggerFromSeeds.Load(parsed.GetValue(settings), parsed.GetValue(noModel));
            var article = await ExplainedArticle.GetAsync(parsed.GetValue(settings), parsed.GetValue(place)!, cancellationToken);
            Console.Write(Explanation.Of(article.Title, article.Language, seeds.Tagger.Tag(article), $"{seeds.Version} {seeds.Hash}", seeds.Gate));
            return ExitCode.Success;
        });
        return command;
    }
}
