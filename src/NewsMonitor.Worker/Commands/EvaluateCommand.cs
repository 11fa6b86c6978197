using System.CommandLine;
using System.Globalization;
using NewsMonitor.Worker.Stories;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Commands;

internal static class EvaluateCommand
{
    private const int LongestTitle = 110;

    public static Command Create(Option<string?> settings)
    {
        var file = new Argument<string>("FILE.jsonl")
        {
            Description = "Labelled articles: {id, lang?, title, text, published?, labels: {defence, grey?}}. '-' reads standard input; .gz is read, too.",
        };
        var lenient = new Option<bool>("--lenient") { Description = "Leave out labels that are in doubt (grey), instead of counting them as not defence." };
        var titleOnly = new Option<bool>("--title-only") { Description = "Judge by the headline alone." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only articles from this day on.", HelpName = "DATE" };
        var noModel = new Option<bool>("--no-model") { Description = "Judge by the rules alone." };
        var worst = new Option<int>("--worst") { Description = "How many errors of each kind to list.", DefaultValueFactory = _ => 10 };
        var stories = new Option<bool>("--stories") { Description = "Compare stories with the label \"cluster\" of each article, instead of tags." };
        var orders = new Option<int>("--orders")
        {
            Description = "With --stories: in how many orders the articles arrive, 1 to 100; 1 is that of the file, more are shuffled.",
            DefaultValueFactory = _ => 5,
        };
        orders.Validators.Add(result =>
        {
            if (result.GetValue(orders) is < 1 or > 100)
            {
                result.AddError("--orders: 1 to 100");
            }
        });
        var command = new Command("evaluate", "Compare the tags of labelled articles, or the stories, with their labels. Needs no database.")
        {
            file, lenient, titleOnly, since, noModel, worst, stories, orders,
        };
        command.SetAction(parsed =>
        {
            var seeds = TaggerFromSeeds.Load(parsed.GetValue(settings), parsed.GetValue(noModel));
            if (parsed.GetValue(stories))
            {
                var labelled = new ArticleFile(parsed.GetValue(file)!);
                StoryEvaluation.Print(new FileGrouping(seeds.Tagger, seeds.Names), labelled, parsed.GetValue(orders));
                return labelled.Unreadable == 0 ? ExitCode.Success : ExitCode.Failure;
            }

            var choice = new EvaluationChoice(seeds.Gate, parsed.GetValue(lenient), parsed.GetValue(titleOnly), parsed.GetValue(since));
            var evaluation = new Evaluation(seeds.Tagger, choice);
            var articles = new ArticleFile(parsed.GetValue(file)!);
            evaluation.Add(articles);
            Print(evaluation, parsed.GetValue(worst));
            return articles.Unreadable == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static void Print(Evaluation evaluation, int worst)
    {
        var score = evaluation.Score;
        var labelled = score.Hits + score.FalseAlarms + score.Misses + score.Rest;
        if (labelled == 0)
        {
            throw new CommandFailedException($"No labelled article was read ({evaluation.LeftOut} left out): each needs \"labels\": {{\"defence\": true|false}}.");
        }

        Write($"{labelled} articles, {score.Hits + score.Misses} of them defence; {evaluation.LeftOut} left out");
        Write($"hits {score.Hits}, false alarms {score.FalseAlarms}, misses {score.Misses}");
        Figure("precision", score, of => of.Precision);
        Figure("recall", score, of => of.Recall);
        Figure("F1", score, of => of.F1);
        Figure("false alarm rate", score, of => of.FalseAlarmRate);
        List("false alarm", evaluation.WorstAlarms(worst));
        List("miss", evaluation.WorstMisses(worst));
    }

    private static void Figure(string name, Score score, Func<Score, double> figure)
    {
        var (low, high) = Bootstrap.Interval(score, figure);
        Write($"{name,-16} {figure(score):0.0000}  95 % {low:0.0000} - {high:0.0000}");
    }

    private static void List(string what, IEnumerable<Verdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            var title = verdict.Article.Title.Length <= LongestTitle ? verdict.Article.Title : $"{verdict.Article.Title[..LongestTitle]}…";
            Write($"{what}: {verdict.Relevance,3}  {verdict.Article.Id}  {title}");
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
