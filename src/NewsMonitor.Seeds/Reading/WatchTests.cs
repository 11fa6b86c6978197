using System.Globalization;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Runs the tests that watch rules carry: each article is tagged by the rules of the same set, and judged as all there is of a story.</summary>
internal sealed class WatchTests(Tagger tagger, RuleSet rules, IReadOnlyList<Source> sources, Problems problems)
{
    private readonly Dictionary<string, Entity> _entities = rules.Entities.ToDictionary(entity => entity.Id, StringComparer.Ordinal);

    public void Run(IReadOnlyList<PlacedWatchRule> watched)
    {
        foreach (var placed in watched)
        {
            foreach (var test in placed.Tests)
            {
                if (test.Source is { } key && !sources.Any(source => source.Key == key))
                {
                    problems.Error(test.Position, "W010", $"unknown source '{key}'{Suggestion.For(key, sources.Select(source => source.Key))}");
                }
                else if (Failure(placed.Rule, test) is { } failure)
                {
                    problems.Error(test.Position, "W020", $"test failed: '{placed.Rule.Id}' {failure}");
                }
            }
        }
    }

    private string? Failure(WatchRule rule, WatchTest test)
    {
        var story = StoryOf(test);
        var verdict = rule.Judge(story);
        return (test.IsMatch, verdict.Holds) switch
        {
            (true, false) => $"must hold but does not: {string.Join("; ", rule.Missing(story))}; it saw {Seen(story)}",
            (false, true) => $"must not hold but does: {string.Join("; ", verdict.Because)}; it saw {Seen(story)}",
            (true, true) when test.Priority is { } priority && priority != verdict.Priority =>
                $"must be {priority} but is {verdict.Priority}: {string.Join("; ", verdict.Because)}; it saw {Seen(story)}",
            _ => null,
        };
    }

    private WatchedStory StoryOf(WatchTest test)
    {
        var lines = test.Text.Split('\n', 2);
        var text = new TaggableText { Title = test.Title, Lead = lines[0], Body = lines.Length > 1 ? lines[1] : "", Language = test.Language };
        var source = sources.FirstOrDefault(source => source.Key == test.Source);
        var article = WatchedArticle.Of(
            tagger.Tag(text), _entities, source?.Key ?? "test", source?.Publisher ?? "test", test.Tier ?? source?.Tier ?? 3, test.Language);
        var others = Enumerable.Range(2, test.Sources - 1).Select(number => $"test-{number.ToString(CultureInfo.InvariantCulture)}");
        return new WatchedStory(
            Guid.Empty, [article, .. others.Select(other => article with { Source = other, Publisher = other })], [text.Title, text.Lead, text.Body]);
    }

    private static string Seen(WatchedStory story)
    {
        var numbers = string.Create(
            CultureInfo.InvariantCulture, $"relevance {story.Number(WatchField.Relevance)}, severity {story.Number(WatchField.Severity)}");
        var ids = new[] { WatchField.MainTopic, WatchField.Topic, WatchField.MainPlace, WatchField.Place, WatchField.Actor, WatchField.Equipment, WatchField.Event }
            .Where(field => story.Ids(field).Count > 0)
            .Select(field => $"{field.Word()} {string.Join(" ", story.Ids(field).Order(StringComparer.Ordinal))}");
        return string.Join(", ", ids.Prepend(numbers));
    }
}
