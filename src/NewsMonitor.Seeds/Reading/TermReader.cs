using System.Globalization;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads terms: <c>Wort*</c>, or <c>{term, particle, near, within, unless}</c>.</summary>
/// <param name="problems">Where mistakes are told.</param>
/// <param name="knowsClasses">Whether a context may be a class of entities (<c>@weapon</c>); entities themselves cannot be told by each other.</param>
internal sealed class TermReader(Problems problems, bool knowsClasses = true)
{
    private readonly WeightsReader _weights = new(problems);

    private static readonly Dictionary<string, TermLanguage> Languages = new(StringComparer.Ordinal)
    {
        ["de"] = TermLanguage.German,
        ["en"] = TermLanguage.English,
        ["any"] = TermLanguage.Any,
    };

    /// <summary>Terms by language; a plain list holds terms for any language.</summary>
    public IReadOnlyList<PlacedTerm> ReadByLanguage(YamlNode? node, string what)
    {
        if (node is not YamlMap)
        {
            return [.. Shape.List(node, what, problems).Select(item => ReadTerm(item, TermLanguage.Any)).OfType<PlacedTerm>()];
        }

        return
        [
            .. ByLanguage(node, what)
                .SelectMany(part => Shape.List(part.Node, what, problems).Select(item => ReadTerm(item, part.Language)))
                .OfType<PlacedTerm>(),
        ];
    }

    /// <summary>Terms by language and weight.</summary>
    public IReadOnlyList<(PlacedTerm Term, decimal Weight)> ReadWeighted(YamlNode? node)
    {
        var terms = new List<(PlacedTerm, decimal)>();
        foreach (var (language, byWeight) in ByLanguage(node, "'terms'"))
        {
            if (byWeight is not YamlMap weights)
            {
                problems.Error(byWeight.Position, "R006", "terms of a topic stand under their weight ('6: [Wort, ...]')");
                continue;
            }

            foreach (var (key, list) in weights.Entries)
            {
                var weight = _weights.ReadWeight(key) ?? 1;
                var read = Shape.List(list, "terms", problems).Select(item => ReadTerm(item, language)).OfType<PlacedTerm>();
                terms.AddRange(read.Select(term => (term, weight)));
            }
        }

        return terms;
    }

    /// <summary>Patterns without conditions of their own: contexts and exceptions.</summary>
    public IReadOnlyList<TermPattern> ReadPatterns(YamlNode? node, string what) =>
        node is YamlMap
            ? [.. ByLanguage(node, what).SelectMany(part => ReadContexts(part.Node, what, part.Language))]
            : ReadContexts(node, what, TermLanguage.Any);

    /// <summary>Plain terms.</summary>
    public IEnumerable<Term> ReadTexts(IEnumerable<YamlText> texts, TermLanguage language) =>
        texts.Select(text => ReadTerm(text, language)).OfType<PlacedTerm>().Select(term => term.Term);

    /// <summary>The parts of a map whose keys are languages.</summary>
    public IEnumerable<(TermLanguage Language, YamlNode Node)> ByLanguage(YamlNode? node, string what)
    {
        if (node is not YamlMap map)
        {
            if (node is not null)
            {
                problems.Error(node.Position, "R006", $"{what} must be a map by language ('de:', 'en:', 'any:')");
            }

            yield break;
        }

        foreach (var (key, value) in map.Entries)
        {
            if (Languages.TryGetValue(key.Value, out var language))
            {
                yield return (language, value);
            }
            else
            {
                problems.Error(key.Position, "R004", $"unknown language '{key.Value}': de, en or any{Suggestion.For(key.Value, Languages.Keys)}");
            }
        }
    }

    private PlacedTerm? ReadTerm(YamlNode node, TermLanguage language)
    {
        if (node is not YamlMap)
        {
            return Shape.Text(node, "a term", problems) is { } plain && ReadPattern(plain, language) is { } only
                ? new PlacedTerm(new Term { Pattern = only, Rule = RuleAt(node) }, node.Position)
                : null;
        }

        var fields = Fields.Of(node, "a term", problems)!;
        var text = fields.RequiredText("term");
        var particle = fields.Text("particle");
        var near = ReadContexts(fields.Node("near"), "'near'", language);
        var unless = ReadContexts(fields.Node("unless"), "'unless'", language);
        var within = ReadWithin(fields.Text("within"), hasNear: near.Count > 0);
        fields.RefuseOthers();
        if (text is null || ReadPattern(text, language) is not { } pattern)
        {
            return null;
        }

        var term = new Term
        {
            Pattern = pattern,
            Particle = particle is null ? null : ReadPattern(particle with { Value = $"{particle.Value}!" }, language),
            Near = near,
            Unless = unless,
            Within = within,
            Rule = RuleAt(node),
        };
        return new PlacedTerm(term, text.Position);
    }

    private List<TermPattern> ReadContexts(YamlNode? node, string what, TermLanguage language) =>
        [.. Shape.Texts(node, what, problems).Select(text => ReadContext(text, language)).OfType<TermPattern>()];

    private TermPattern? ReadContext(YamlText text, TermLanguage language)
    {
        if (text.Value[0] != '@' || !knowsClasses)
        {
            return ReadPattern(text, language);
        }

        if (EntityTypes.Of(text.Value[1..]) is { } type)
        {
            return TermPattern.OfClass(type);
        }

        problems.Error(
            text.Position,
            "R031",
            $"unknown class '{text.Value}'{Suggestion.For(text.Value, EntityTypes.Slugs.Select(slug => $"@{slug}"))}; known are the types of entities");
        return null;
    }

    private int ReadWithin(YamlText? within, bool hasNear)
    {
        if (within is null)
        {
            return Term.DefaultWithin;
        }

        if (!hasNear || !int.TryParse(within.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var words) || words is < 1 or > 100)
        {
            problems.Error(within.Position, "R006", "'within' is a number of words, 1 to 100, and goes with 'near'");
            return Term.DefaultWithin;
        }

        return words;
    }

    private TermPattern? ReadPattern(YamlText text, TermLanguage language)
    {
        if (text.Value[0] == '@')
        {
            problems.Error(text.Position, "R035", $"'{text.Value}' is a class of entities: it can be a context of a rule, not a term, and no context of an entity");
            return null;
        }

        if (!TermPattern.TryParse(text.Value, language, out var pattern, out var problem))
        {
            problems.Error(text.Position, problem!.IsTooShort ? "R011" : "R009", problem.Message);
        }

        return pattern;
    }

    public static string RuleAt(YamlNode node) => $"{node.Position.File}:{node.Position.Line}";
}

/// <summary>A term and where it stands, for problems that show only when all files are read.</summary>
internal sealed record PlacedTerm(Term Term, Position Position);
