using System.Globalization;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads a weights file of <c>models/</c>: <c>key</c>, tab, value on each line; <c>#</c> begins a comment.</summary>
/// <remarks>A format of its own because YAML takes longer for twenty thousand lines than all other seeds together.</remarks>
internal sealed class ModelReader(Problems problems)
{
    private const string Schema = "monitor.model/1";
    private const int LargestWeight = 1_000_000;

    /// <summary>So many mistakes in one file are another kind of file.</summary>
    private const int MostProblems = 100;

    private static readonly string[] Figures = ["@bias", "@topic", "@points", "@weak-points", "@headline-only"];

    /// <summary>Older files have none.</summary>
    private const string Harm = "@harm";

    /// <summary>Stands before the topic whose points a weight is for.</summary>
    private const string TopicMark = "@topic:";

    /// <summary>The model; null when it cannot be used, which is then reported.</summary>
    public LinearModel? Read(SeedFile file)
    {
        var content = ByteOrderMark.Without(file, problems);
        var before = problems.Count;
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var (schema, language) = ("", "");
        var number = 0;
        foreach (var line in content.AsSpan().EnumerateLines())
        {
            number++;
            if (problems.Count - before >= MostProblems)
            {
                Error(file, number, 1, "M002", $"{MostProblems} mistakes before this line; from here on the file was not read");
                return null;
            }

            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            var tab = line.IndexOf('\t');
            if (tab <= 0 || line[(tab + 1)..].Contains('\t'))
            {
                Error(file, number, 1, "M002", "a line is a feature, one tab and its weight");
                continue;
            }

            var key = line[..tab].ToString();
            var value = line[(tab + 1)..];
            switch (key)
            {
                case "schema":
                    schema = value.ToString();
                    break;
                case "language":
                    language = value.ToString();
                    break;
                default:
                    AddWeight(file, number, key, value, words);
                    break;
            }
        }

        if (schema != Schema)
        {
            Error(file, 0, 0, "M001", $"'schema' must be {Schema}, not '{schema}'; write the file with the training command");
        }

        if (LanguageOf(language) is null)
        {
            Error(file, 0, 0, "M001", $"'language' must be de or en, not '{language}'");
        }

        foreach (var missing in Figures.Where(figure => !words.ContainsKey(figure)))
        {
            Error(file, 0, 0, "M004", $"'{missing}' is missing");
        }

        return problems.Count > before ? null : Build(LanguageOf(language)!.Value, words);
    }

    private static LinearModel Build(TermLanguage language, Dictionary<string, int> words)
    {
        var figures = Figures.Select(figure => words[figure]).ToArray();
        foreach (var figure in Figures)
        {
            words.Remove(figure);
        }

        _ = words.Remove(Harm, out var harm);
        var topics = words.Where(pair => pair.Key.StartsWith(TopicMark, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[TopicMark.Length..], pair => pair.Value, StringComparer.Ordinal);
        foreach (var topic in topics.Keys)
        {
            words.Remove(TopicMark + topic);
        }

        return new LinearModel
        {
            Language = language,
            Bias = figures[0],
            FiredTopic = figures[1],
            FiredPoints = figures[2],
            WeakPoints = figures[3],
            HeadlineOnly = figures[4],
            Harm = harm,
            Topics = topics,
            Words = words,
        };
    }

    private static TermLanguage? LanguageOf(string code) => code switch
    {
        "de" => TermLanguage.German,
        "en" => TermLanguage.English,
        _ => null,
    };

    private void AddWeight(SeedFile file, int line, string key, ReadOnlySpan<char> value, Dictionary<string, int> words)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight) || Math.Abs(weight) > LargestWeight)
        {
            Error(file, line, key.Length + 2, "M003", $"'{Shortened(value)}' is no weight: thousandths, -{LargestWeight} to {LargestWeight}");
        }
        else if (!words.TryAdd(key, weight))
        {
            Error(file, line, 1, "R002", $"'{Shortened(key)}' has a weight already");
        }
    }

    private static string Shortened(ReadOnlySpan<char> text) => text.Length <= 60 ? text.ToString() : $"{text[..60]}…";

    private void Error(SeedFile file, int line, int column, string code, string message) =>
        problems.Add(new SeedProblem(file.Path, line, column, ProblemSeverity.Error, code, message));
}
