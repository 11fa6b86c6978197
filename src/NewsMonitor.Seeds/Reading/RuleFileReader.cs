using System.Globalization;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads a file of <c>rules/</c>.</summary>
internal sealed class RuleFileReader(Problems problems)
{
    private readonly TermReader _terms = new(problems);

    public RuleFile? Read(YamlNode? root)
    {
        if (Fields.Of(root, "the file", problems) is not { } file)
        {
            return null;
        }

        Shape.Schema(file, "monitor.rules/1", problems);
        var rules = new RuleFile(
            [.. file.List("guards").Select(ReadGuard).OfType<PlacedGuard>()],
            [.. file.List("topics").Select(ReadTopic).OfType<TopicRules>()],
            [.. file.List("events").Select(ReadEvent).OfType<PlacedEvent>()],
            ReadCues(file.Node("status-cues")));
        file.RefuseOthers();
        return rules;
    }

    private PlacedGuard? ReadGuard(YamlNode node)
    {
        if (Fields.Of(node, "a guard", problems) is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        var guard = new Guard
        {
            Id = id?.Value ?? "",
            Terms = [.. _terms.ReadByLanguage(fields.Require("terms"), "'terms'").Select(term => term.Term)],
            Context = _terms.ReadPatterns(fields.Node("context"), "'context'"),
            Unless = _terms.ReadPatterns(fields.Node("unless"), "'unless'"),
        };
        fields.RefuseOthers();
        return id is null ? null : new PlacedGuard(guard, id.Position);
    }

    private TopicRules? ReadTopic(YamlNode node)
    {
        if (Fields.Of(node, "a topic", problems) is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        var threshold = fields.Text("threshold");
        var terms = _terms.ReadWeighted(fields.Node("terms"));
        var notWith = _terms.ReadPatterns(fields.Node("not-with"), "'not-with'");
        var tests = id is null ? [] : ReadTests(fields.Node("tests"), id.Value);
        fields.RefuseOthers();
        return id is null ? null : new TopicRules(id, ReadThreshold(threshold), terms, notWith, tests);
    }

    private decimal? ReadThreshold(YamlText? text)
    {
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold)
            && threshold is >= 1 and <= 40)
        {
            return threshold;
        }

        problems.Error(text.Position, "R013", $"'{text.Value}' is no threshold: 1 to 40, because a topic never gets more than 40 points");
        return null;
    }

    private List<RuleTest> ReadTests(YamlNode? node, string topic)
    {
        var tests = new List<RuleTest>();
        if (Fields.Of(node, "'tests'", problems) is { } fields)
        {
            tests.AddRange(ReadHeadlines(fields.Node("match"), topic, isMatch: true));
            tests.AddRange(ReadHeadlines(fields.Node("no-match"), topic, isMatch: false));
            fields.RefuseOthers();
        }

        return tests;
    }

    private IEnumerable<RuleTest> ReadHeadlines(YamlNode? node, string topic, bool isMatch) =>
        _terms.ByLanguage(node, "tests").SelectMany(part => Shape.Texts(part.Node, "tests", problems)
            .Select(text => new RuleTest(topic, CodeOf(part.Language), text, isMatch)));

    private static string CodeOf(TermLanguage language) => language switch
    {
        TermLanguage.German => "de",
        TermLanguage.English => "en",
        _ => "und",
    };

    private PlacedEvent? ReadEvent(YamlNode node)
    {
        if (Fields.Of(node, "an event class", problems) is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        var severity = fields.RequiredText("severity");
        var cameo = fields.Text("cameo")?.Value ?? "";
        var doesHarm = ReadFlag(fields.Text("does-harm"));
        var terms = _terms.ReadByLanguage(fields.Require("terms"), "'terms'");
        fields.RefuseOthers();
        if (severity is not null && severity.Value is not ("0" or "1" or "2" or "3" or "4"))
        {
            problems.Error(severity.Position, "R010", $"'{severity.Value}' is no severity: 0 info, 1 low, 2 notable, 3 high, 4 critical");
            return null;
        }

        if (id is null || severity is null)
        {
            return null;
        }

        var kind = new EventClass
        {
            Id = id.Value,
            Cameo = cameo,
            Severity = severity.Value[0] - '0',
            DoesHarm = doesHarm,
            Terms = [.. terms.Select(term => term.Term)],
        };
        return new PlacedEvent(kind, id.Position);
    }

    private bool ReadFlag(YamlText? text)
    {
        if (text is not null && text.Value is not ("true" or "false"))
        {
            problems.Error(text.Position, "R006", $"'{text.Value}' is neither true nor false");
        }

        return text?.Value == "true";
    }

    private List<StatusCue> ReadCues(YamlNode? node)
    {
        var cues = new List<StatusCue>();
        if (Fields.Of(node, "'status-cues'", problems) is { } fields)
        {
            foreach (var (key, status) in new[]
            {
                ("planned", EventStatus.Planned), ("threatened", EventStatus.Threatened), ("historical", EventStatus.Historical),
                ("hypothetical", EventStatus.Hypothetical),
            })
            {
                cues.AddRange(_terms.ReadByLanguage(fields.Node(key), $"'{key}'").Select(term => new StatusCue(status, term.Term)));
            }

            fields.RefuseOthers();
        }

        return cues;
    }
}
