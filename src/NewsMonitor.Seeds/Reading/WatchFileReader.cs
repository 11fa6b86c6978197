using NewsMonitor.Core.Watch;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads a file of <c>watch/</c>.</summary>
/// <param name="content">Text of the file.</param>
/// <param name="ids">The ids that there are; null when they are not known.</param>
/// <param name="problems">Gets every mistake.</param>
internal sealed class WatchFileReader(string content, WatchIds? ids, Problems problems)
{
    private readonly ConditionReader _conditions = new(content, ids, problems);

    public IReadOnlyList<PlacedWatchRule> Read(YamlNode? root)
    {
        if (Fields.Of(root, "the file", problems) is not { } file)
        {
            return [];
        }

        Shape.Schema(file, "monitor.watch/1", problems);
        file.Require("watch");
        var rules = file.List("watch").Select(ReadRule).OfType<PlacedWatchRule>().ToList();
        file.RefuseOthers();
        return rules;
    }

    /// <summary>Reports rules whose id another one has already.</summary>
    public static void RefuseTwins(IEnumerable<PlacedWatchRule> rules, Problems problems)
    {
        var known = new Dictionary<string, Position>(StringComparer.Ordinal);
        foreach (var rule in rules.Where(rule => !known.TryAdd(rule.Rule.Id, rule.Position)))
        {
            var first = known[rule.Rule.Id];
            problems.Error(rule.Position, "R002", $"the watch rule '{rule.Rule.Id}' is already defined in {first.File}:{first.Line}");
        }
    }

    private PlacedWatchRule? ReadRule(YamlNode node)
    {
        if (Fields.Of(node, "a watch rule", problems) is not { } fields)
        {
            return null;
        }

        var id = ReadSlug(fields.RequiredText("id"));
        var titles = LabelsReader.Read(fields, problems, "title");
        var owner = ReadSlug(fields.Text("owner"));
        var when = _conditions.Read(fields.RequiredText("when"));
        var priority = PriorityReader.Read(fields.RequiredText("priority"), problems);
        var raises = ReadRaises(fields.Node("raise-to"), priority);
        var once = ReadOncePer(fields.Text("once-per"));
        var quiet = new QuietReader(problems).Read(fields.Node("quiet"));
        var expires = ReadExpiry(fields.Text("expires"));
        var tests = new WatchTestReader(problems).Read(fields.Node("tests"));
        fields.RefuseOthers();
        if (id is null || when is null || priority is null)
        {
            return null;
        }

        var rule = new WatchRule
        {
            Id = id.Value,
            Titles = titles,
            Owner = owner?.Value,
            When = when,
            Priority = priority.Value,
            RaiseTo = raises,
            OncePer = once,
            Quiet = quiet,
            Expires = expires,
        };
        return new PlacedWatchRule(rule, id.Position, tests);
    }

    private YamlText? ReadSlug(YamlText? text)
    {
        if (text is null || Slug.IsValid(text.Value))
        {
            return text;
        }

        problems.Error(text.Position, "R008", $"bad id '{text.Value}': {Slug.Grammar}");
        return null;
    }

    private List<PriorityRaise> ReadRaises(YamlNode? node, AlertPriority? from)
    {
        var raises = new List<PriorityRaise>();
        if (Fields.Of(node, "'raise-to'", problems) is null)
        {
            return raises;
        }

        foreach (var (key, value) in ((YamlMap)node!).Entries)
        {
            var to = PriorityReader.Read(key, problems);
            if (to >= from)
            {
                problems.Error(key.Position, "W006", $"'{key.Value}' is not graver than '{from}', which the rule has anyway");
            }

            var when = _conditions.Read(Shape.Text(value, $"'{key.Value}'", problems));
            if (to is not null && when is not null)
            {
                raises.Add(new PriorityRaise(to.Value, when));
            }
        }

        return raises;
    }

    private OncePer ReadOncePer(YamlText? text)
    {
        if (text is not null && text.Value is not ("story" or "24h"))
        {
            problems.Error(text.Position, "W007", $"'{text.Value}' is unknown: story (one alert a story), or 24h (one a day)");
        }

        return text?.Value == "24h" ? OncePer.Day : OncePer.Story;
    }

    private TimeSpan ReadExpiry(YamlText? text)
    {
        if (text is null)
        {
            return WatchRule.DefaultExpiry;
        }

        if (Interval.TryParse(text.Value, out var expires) && expires >= TimeSpan.FromHours(1))
        {
            return expires;
        }

        problems.Error(text.Position, "W009", $"'{text.Value}' is no expiry: write 1h to 7d");
        return WatchRule.DefaultExpiry;
    }
}
