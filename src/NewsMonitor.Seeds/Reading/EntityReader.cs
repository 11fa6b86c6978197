using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads one entity.</summary>
internal sealed class EntityReader(Problems problems, IReadOnlyCollection<string> topics)
{
    private static readonly string[] RegionKinds = ["region:", "sea:"];

    /// <summary>Keys that only one type has.</summary>
    private static readonly (string Key, EntityType Type)[] Reserved =
    [
        ("short", EntityType.Person), ("roles", EntityType.Person), ("class", EntityType.Weapon), ("capital", EntityType.City),
        ("adjectives", EntityType.Country), ("inhabitants", EntityType.Country),
    ];

    private readonly TermReader _terms = new(problems, knowsClasses: false);
    private readonly HeldRolesReader _roles = new(problems);
    private readonly WeightsReader _weights = new(problems);

    public PlacedEntity? Read(YamlNode node)
    {
        if (Fields.Of(node, "an entity", problems) is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        var type = ReadType(fields.RequiredText("type"));
        var country = Country.Read(fields.Text("country"), problems);
        var parent = fields.Text("parent");
        var (labels, ownName) = ReadName(fields);
        List<YamlText> references = parent is null ? [] : [parent];
        List<YamlText> roles = [];
        var entity = new Entity
        {
            Id = id?.Value ?? "",
            Type = type ?? EntityType.Body,
            Labels = labels,
            Country = type == EntityType.Country ? id?.Value : country,
            Parent = parent?.Value,
            Class = ReadClass(fields.Text("class")),
            Capital = ReadCapital(fields.Text("capital")),
            Names = fields.Node("names") is { } names ? Terms(names, "'names'") : ownName,
            ShortNames = ReadShortNames(fields),
            Adjectives = Terms(fields.Node("adjectives"), "'adjectives'"),
            Inhabitants = Terms(fields.Node("inhabitants"), "'inhabitants'"),
            Roles = _roles.Read(fields, references, roles),
            Topics = _weights.ReadTopics(fields.Node("topics"), "'topics'", topics),
            Rule = TermReader.RuleAt(node),
        };
        fields.RefuseOthers();
        if (id is null || type is null)
        {
            return null;
        }

        Check(entity, id, fields);
        return new PlacedEntity(entity, id.Position, references, roles);
    }

    private void Check(Entity entity, YamlText id, Fields fields)
    {
        if (!IsValidId(entity))
        {
            var form = entity.Type switch
            {
                EntityType.Country => "the ISO 3166 code of the country, such as DE",
                EntityType.Region => "'region:' or 'sea:' and a name of a-z, 0-9 and '-'",
                _ => Slug.Grammar,
            };
            problems.Error(id.Position, "R008", $"'{id.Value}' is no id of a {entity.Type.Slug()}: {form}");
        }

        foreach (var (key, _) in Reserved.Where(reserved => reserved.Type != entity.Type && fields.Node(reserved.Key) is not null))
        {
            var owner = Reserved.First(reserved => reserved.Key == key).Type.Slug();
            problems.Error(fields.Node(key)!.Position, "R034", $"'{key}' belongs to type {owner}, and '{entity.Id}' is of type {entity.Type.Slug()}");
        }
    }

    private static bool IsValidId(Entity entity) => entity.Type switch
    {
        EntityType.Country => CountryCodes.Contains(entity.Id),
        EntityType.Region => Array.Exists(
            RegionKinds, kind => entity.Id.StartsWith(kind, StringComparison.Ordinal) && Slug.IsValid(entity.Id[kind.Length..])),
        _ => Slug.IsValid(entity.Id),
    };

    private EntityType? ReadType(YamlText? text)
    {
        if (text is null || EntityTypes.Of(text.Value) is { } type)
        {
            return text is null ? null : EntityTypes.Of(text.Value);
        }

        problems.Error(
            text.Position, "R031", $"unknown type '{text.Value}'{Suggestion.For(text.Value, EntityTypes.Slugs)}; known are {string.Join(", ", EntityTypes.Slugs)}");
        return null;
    }

    private string? ReadClass(YamlText? text)
    {
        if (text is not null && !WeaponClasses.All.Contains(text.Value))
        {
            problems.Error(text.Position, "R031", $"unknown class '{text.Value}'{Suggestion.For(text.Value, WeaponClasses.All)}");
        }

        return text?.Value;
    }

    private bool ReadCapital(YamlText? text)
    {
        if (text is not null && text.Value is not ("true" or "false"))
        {
            problems.Error(text.Position, "R006", "'capital' is true or false");
        }

        return text?.Value == "true";
    }

    /// <summary>The name for people, and the terms it is where there are no others.</summary>
    private (IReadOnlyDictionary<string, string> Labels, IReadOnlyList<Term> Terms) ReadName(Fields fields)
    {
        var hasNames = fields.Node("names") is not null;
        if (fields.Text("name") is { } name)
        {
            var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["de"] = name.Value, ["en"] = name.Value };
            return (labels, hasNames ? [] : [.. _terms.ReadTexts([name], TermLanguage.Any)]);
        }

        var byLanguage = LabelsReader.Read(fields, problems);
        return (byLanguage, hasNames ? [] : Terms(OnlyItems(fields.Node("label")), "'label'"));
    }

    /// <summary>A map of texts as a map of lists with one text each: a label as terms.</summary>
    private static YamlMap? OnlyItems(YamlNode? node) => node is YamlMap map
        ? map with { Entries = [.. map.Entries.Select(entry => KeyValuePair.Create<YamlText, YamlNode>(entry.Key, new YamlList(entry.Value.Position, [entry.Value])))] }
        : null;

    /// <summary>Surnames are written plainly and compared with their capitals.</summary>
    private IReadOnlyList<Term> ReadShortNames(Fields fields) =>
    [
        .. _terms.ReadTexts(
            Shape.Texts(fields.Node("short"), "'short'", problems).Select(text => text with { Value = Cased(text.Value) }), TermLanguage.Any),
    ];

    private static string Cased(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] == '=' ? word : $"={word}"));

    private IReadOnlyList<Term> Terms(YamlNode? node, string what) => [.. _terms.ReadByLanguage(node, what).Select(term => term.Term)];
}
