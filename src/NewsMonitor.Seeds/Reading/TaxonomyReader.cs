using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads <c>taxonomy.yaml</c>: groups, topics, their labels and their codes in public vocabularies, and what entities mean to them.</summary>
internal sealed class TaxonomyReader(Problems problems)
{
    private const string MediaTopic = "medtop:";

    public Taxonomy? Read(YamlNode? root)
    {
        if (Fields.Of(root, "the file", problems) is not { } file)
        {
            return null;
        }

        Shape.Schema(file, "monitor.taxonomy/1", problems);
        var version = file.RequiredText("version")?.Value ?? "";
        var groups = file.List("groups").Select(ReadGroup).OfType<TopicGroup>().ToList();
        var topics = new Dictionary<string, Topic>(StringComparer.Ordinal);
        foreach (var node in file.List("topics"))
        {
            if (ReadTopic(node, groups) is { } topic && !topics.TryAdd(topic.Id, topic))
            {
                problems.Error(node.Position, "R002", $"the topic '{topic.Id}' is already defined");
            }
        }

        if (topics.Count == 0)
        {
            problems.Error(file.Position, "R005", "'topics' is missing or empty");
        }

        var weights = ReadKindWeights(file.Node("entity-weights"), topics.Keys);
        var watched = Shape.Texts(file.Node("watch-countries"), "'watch-countries'", problems)
            .Select(code => Country.Read(code, problems)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        file.RefuseOthers();
        return new Taxonomy(version, groups, [.. topics.Values], weights, watched);
    }

    /// <summary>Weights by class of weapons or type of entity: <c>{aircraft: {air: 3}, alliance: {alliances-treaties: 2}}</c>.</summary>
    private List<KindWeights> ReadKindWeights(YamlNode? node, IReadOnlyCollection<string> topics)
    {
        if (Fields.Of(node, "'entity-weights'", problems) is null)
        {
            return [];
        }

        var kinds = EntityTypes.Slugs.Concat(WeaponClasses.All).Concat(WeaponClasses.Families).ToHashSet(StringComparer.Ordinal);
        var weights = new List<KindWeights>();
        foreach (var (kind, value) in ((YamlMap)node!).Entries)
        {
            if (!kinds.Contains(kind.Value))
            {
                problems.Error(kind.Position, "R031", $"unknown type or class '{kind.Value}'{Suggestion.For(kind.Value, kinds)}");
            }

            weights.Add(new KindWeights(kind.Value, new WeightsReader(problems).ReadTopics(value, $"'{kind.Value}'", topics)));
        }

        return weights;
    }

    private TopicGroup? ReadGroup(YamlNode node)
    {
        if (Fields.Of(node, "a group", problems) is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        var labels = LabelsReader.Read(fields, problems);
        fields.RefuseOthers();
        return id is null ? null : new TopicGroup(id.Value, labels);
    }

    private Topic? ReadTopic(YamlNode node, List<TopicGroup> groups)
    {
        if (Fields.Of(node, "a topic", problems) is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        var group = fields.RequiredText("group");
        if (id is not null && !Slug.IsValid(id.Value))
        {
            problems.Error(id.Position, "R008", $"'{id.Value}' is no id: {Slug.Grammar}");
        }

        if (group is not null && groups.TrueForAll(known => known.Id != group.Value))
        {
            problems.Error(group.Position, "R012", $"unknown group '{group.Value}'{Suggestion.For(group.Value, groups.Select(known => known.Id))}");
        }

        var labels = LabelsReader.Read(fields, problems);
        var codes = Shape.Texts(fields.Node("iptc"), "'iptc'", problems).ToList();
        var iptc = codes.Select(ReadIptc).OfType<IptcCode>().ToList();
        var eurovoc = Shape.Texts(fields.Node("eurovoc"), "'eurovoc'", problems).Select(code => code.Value).ToList();
        fields.RefuseOthers();
        if (id is null || group is null)
        {
            return null;
        }

        if (codes.Count == 0)
        {
            problems.Warning(fields.Position, "R030", $"the topic '{id.Value}' has no IPTC code; name the nearest broader one with '~'");
        }

        return new Topic { Id = id.Value, Group = group.Value, Labels = labels, Iptc = iptc, EuroVoc = eurovoc };
    }

    private IptcCode? ReadIptc(YamlText code)
    {
        var isBroader = code.Value.StartsWith('~');
        var id = code.Value.TrimStart('~');
        if (id.StartsWith(MediaTopic, StringComparison.Ordinal)
            && id.Length == MediaTopic.Length + 8
            && id.Skip(MediaTopic.Length).All(char.IsAsciiDigit))
        {
            return new IptcCode(id[MediaTopic.Length..], isBroader);
        }

        problems.Error(
            code.Position,
            "R006",
            $"'{code.Value}' is no IPTC code: write 'medtop:' and 8 digits, '~' before it when it is only the nearest broader one");
        return null;
    }
}

/// <summary>What <c>taxonomy.yaml</c> says: topics without their terms.</summary>
internal sealed record Taxonomy(
    string Version,
    IReadOnlyList<TopicGroup> Groups,
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<KindWeights> KindWeights,
    IReadOnlySet<string> WatchCountries);
