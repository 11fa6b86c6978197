using System.CommandLine;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds;

namespace NewsMonitor.Training;

/// <summary>The command line: what to learn from, and where to write what was learnt.</summary>
internal static class TrainingCommand
{
    public static RootCommand Create()
    {
        var language = new Option<string>("--language") { Description = "Language of the texts.", Required = true };
        language.AcceptOnlyFromAmong("de", "en");
        var data = new Option<string[]>("--data")
        {
            Description = "JSON lines (or .gz) with title, text, date and labels.defence, labels.grey; with @DATE only items before it. Repeatable.",
            HelpName = "FILE[@DATE]",
        };
        var headlines = new Option<string[]>("--data-without-grey")
        {
            Description = "The same, but grey labels say nothing; a grey item counts as defence where the rules read of an attack.",
            HelpName = "FILE[@DATE]",
        };
        var output = new Option<string>("--out") { Description = "Weights file to write: seeds/models/relevance.de.tsv.", HelpName = "FILE", Required = true };
        var seeds = new Option<string>("--seeds") { Description = "Seeds folder with the rules.", HelpName = "DIR", DefaultValueFactory = _ => "seeds" };
        var rulesOnly = new Option<bool>("--rules-only") { Description = "Learn no words, only how far to trust the rules." };
        var l1 = new Option<float>("--l1") { Description = "L1 regularisation: more leaves fewer words.", DefaultValueFactory = _ => 0.5f };
        var l2 = new Option<float>("--l2") { Description = "L2 regularisation: more keeps weights smaller.", DefaultValueFactory = _ => 0.3f };
        var seed = new Option<int>("--seed") { Description = "Seed of the training.", DefaultValueFactory = _ => 1 };
        var command = new RootCommand(
            "Learns the weights of the relevance model from labelled texts. The same data, rules and options give the same file.")
        {
            language, data, headlines, output, seeds, rulesOnly, l1, l2, seed,
        };
        command.Subcommands.Add(PartsCommand.Create());
        command.SetAction(parsed => Guarded(() => Train(new TrainingOptions
        {
            Language = parsed.GetValue(language)!,
            Data =
            [
                .. (parsed.GetValue(data) ?? []).Select(file => LabelledFile.Parse(file, greyIsNegative: true)),
                .. (parsed.GetValue(headlines) ?? []).Select(file => LabelledFile.Parse(file, greyIsNegative: false)),
            ],
            Out = parsed.GetValue(output)!,
            Seeds = parsed.GetValue(seeds)!,
            WithWords = !parsed.GetValue(rulesOnly),
            L1 = parsed.GetValue(l1),
            L2 = parsed.GetValue(l2),
            Seed = parsed.GetValue(seed),
        })));
        return command;
    }

    /// <summary>Exit code of what is learnt: 1, and the reason told, where the data are not what they should be.</summary>
    internal static int Guarded(Action learn)
    {
        try
        {
            learn();
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Train(TrainingOptions options)
    {
        var loaded = SeedLoader.Load(SeedFolder.Read(options.Seeds));
        var seeds = loaded.Set ?? throw new InvalidDataException(string.Join('\n', loaded.Problems));

        var harm = seeds.Rules.Events.Where(kind => kind.DoesHarm).Select(kind => kind.Id).ToHashSet(StringComparer.Ordinal);

        // The model learns from the rules' verdict, not from its predecessor's.
        var maker = new ExampleMaker(new Tagger(seeds.Rules with { Models = [] }), harm, options.Language);
        var items = options.Data.SelectMany(file => file.Read()).ToList();
        var examples = items.AsParallel().AsOrdered().SelectMany(maker.Of).ToList();
        Console.WriteLine($"{examples.Count} examples, {examples.Count(example => example.IsDefence)} of them on defence");

        var model = new Trainer(options, [.. seeds.Rules.Topics.Select(topic => topic.Id)]).Fit(examples, options.Language == "de" ? TermLanguage.German : TermLanguage.English);
        WeightsFile.Write(options, model, examples.Count);
        Console.WriteLine($"{options.Out}: {model.Words.Count} features, bias {model.Bias}, topic {model.FiredTopic}, points {model.FiredPoints}");
    }
}
