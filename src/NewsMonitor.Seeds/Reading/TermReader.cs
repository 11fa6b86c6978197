using System.Globalization;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads terms: <c>Wort*</c>, or <c>{term, near, within, unless}</c>.</summary>
internal sealed class TermReader(Problems problems)
{
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
                var weight = ReadWeight(key);
                var read = Shape.List(list, "terms", problems).Select(item => ReadTerm(item, language)).OfType<PlacedTerm>();
                terms.AddRange(read.Select(term => (term, weight)));
            }
        }

        return terms;
    }

    /// <summary>Patterns without conditions of their own: contexts and exceptions.</summary>
    public IReadOnlyList<TermPattern> ReadPatterns(YamlNode? node, string what) =>
        [.. ReadByLanguage(node, what).Select(term => term.Term.Pattern)];

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

    private decimal ReadWeight(YamlText key)
    {
        if (decimal.TryParse(key.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            && weight is >= 0.25m and <= 10 && weight % 0.25m == 0)
        {
            return weight;
        }

        problems.Error(key.Position, "R010", $"'{key.Value}' is no weight: 0.25 to 10 in quarters");
        return 1;
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
        var near = ReadList(fields, "near", language);
        var unless = ReadList(fields, "unless", language);
        var within = ReadWithin(fields.Text("within"), hasNear: near.Count > 0);
        fields.RefuseOthers();
        if (text is null || ReadPattern(text, language) is not { } pattern)
        {
            return null;
        }

        var term = new Term { Pattern = pattern, Near = near, Unless = unless, Within = within, Rule = RuleAt(node) };
        return new PlacedTerm(term, text.Position);
    }

    private List<TermPattern> ReadList(Fields fields, string key, TermLanguage language) =>
        [.. Shape.Texts(fields.Node(key), $"'{key}'", problems).Select(text => ReadPattern(text, language)).OfType<TermPattern>()];

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
        if (!TermPattern.TryParse(text.Value, language, out var pattern, out var problem))
        {
            problems.Error(text.Position, problem!.IsTooShort ? "R011" : "R009", problem.Message);
        }

        return pattern;
    }

    private static string RuleAt(YamlNode node) => $"{node.Position.File}:{node.Position.Line}";
}

/// <summary>A term and where it stands, for problems that show only when all files are read.</summary>
internal sealed record PlacedTerm(Term Term, Position Position);
