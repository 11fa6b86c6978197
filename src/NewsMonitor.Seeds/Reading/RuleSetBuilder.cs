using System.Globalization;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Joins taxonomy and rule files to one rule set, and reports what only shows when they are seen together.</summary>
internal sealed class RuleSetBuilder(Problems problems)
{
    private const decimal MostPoints = 40;

    /// <summary>Title factor times the highest repetition factor.</summary>
    private const decimal MostPerWeight = 4.5m;

    public RuleSet Build(Taxonomy taxonomy, IReadOnlyList<RuleFile> files)
    {
        // A term that could not be read is missing from every sum: its own error says enough.
        var isComplete = !problems.HasErrorsIn(SeedPaths.IsRuleFile);
        var guards = Unique(files.SelectMany(file => file.Guards), guard => guard.Guard.Id, guard => guard.Position, "guard");
        var events = Unique(files.SelectMany(file => file.Events), kind => kind.Event.Id, kind => kind.Position, "event class");
        var rulesOf = RulesByTopic(taxonomy, files);
        WarnOfMaskedTerms(guards, files);
        return new RuleSet
        {
            Version = taxonomy.Version,
            Groups = taxonomy.Groups,
            Topics = [.. taxonomy.Topics.Select(topic => WithRules(topic, rulesOf.GetValueOrDefault(topic.Id, []), isComplete))],
            Guards = [.. guards.Select(guard => guard.Guard)],
            Events = [.. events.Select(kind => kind.Event)],
            Cues = [.. files.SelectMany(file => file.Cues)],
            KindWeights = taxonomy.KindWeights,
            WatchCountries = taxonomy.WatchCountries,
        };
    }

    private List<T> Unique<T>(IEnumerable<T> items, Func<T, string> id, Func<T, Yaml.Position> position, string what)
    {
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!known.TryAdd(id(item), item))
            {
                var first = position(known[id(item)]);
                problems.Error(position(item), "R002", $"the {what} '{id(item)}' is already defined in {first.File}:{first.Line}");
            }
        }

        return [.. known.Values];
    }

    private Dictionary<string, List<TopicRules>> RulesByTopic(Taxonomy taxonomy, IReadOnlyList<RuleFile> files)
    {
        var ids = taxonomy.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        var rulesOf = new Dictionary<string, List<TopicRules>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            // Another file may add to a topic (an operator's own terms); twice in one file is a slip.
            foreach (var rules in Unique(file.Topics, topic => topic.Id.Value, topic => topic.Id.Position, "topic"))
            {
                if (!ids.Contains(rules.Id.Value))
                {
                    problems.Error(rules.Id.Position, "R012", $"unknown topic '{rules.Id.Value}'{Suggestion.For(rules.Id.Value, ids)}");
                }
                else if (rulesOf.TryGetValue(rules.Id.Value, out var known))
                {
                    known.Add(rules);
                }
                else
                {
                    rulesOf.Add(rules.Id.Value, [rules]);
                }
            }
        }

        return rulesOf;
    }

    private Topic WithRules(Topic topic, List<TopicRules> rules, bool isComplete)
    {
        var terms = rules.SelectMany(part => part.Terms).Select(term => new WeightedTerm(term.Term.Term, term.Weight)).ToList();

        // Files are read in order: the last one to say something wins, so an operator's file can overrule ours.
        var threshold = rules.Select(part => part.Threshold).LastOrDefault(value => value is not null) ?? Topic.DefaultThreshold;
        var reachable = Math.Min(MostPoints, terms.Sum(term => term.Weight) * MostPerWeight);

        if (rules.Count > 0 && reachable < threshold && isComplete)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"'{topic.Id}' can never fire: its terms give at most {reachable:0.##} points, its threshold is {threshold:0.##}");
            problems.Error(rules[0].Id.Position, "R013", message);
        }

        return topic with { Terms = terms, NotWith = [.. rules.SelectMany(part => part.NotWith)], Threshold = threshold };
    }

    private void WarnOfMaskedTerms(List<PlacedGuard> guards, IReadOnlyList<RuleFile> files)
    {
        var masks = guards
            .Where(guard => guard.Guard.Context.Count == 0 && guard.Guard.Unless.Count == 0)
            .SelectMany(guard => guard.Guard.Terms
                .Where(term => term.Near.Count == 0 && term.Unless.Count == 0)
                .Select(term => (guard.Guard.Id, term.Pattern)))
            .ToList();
        foreach (var (term, _) in files.SelectMany(file => file.Topics).SelectMany(topic => topic.Terms))
        {
            var (guard, mask) = masks.Find(mask => mask.Pattern.Covers(term.Term.Pattern));
            if (mask is not null)
            {
                problems.Warning(term.Position, "R014", $"'{term.Term.Pattern}' never counts: the guard '{guard}' always masks '{mask}'");
            }
        }
    }
}
