using System.Globalization;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Runs the tests that rule files carry: a rule that breaks its own examples is not activated.</summary>
internal sealed class RuleTests(Problems problems)
{
    public void Run(Tagger tagger, IEnumerable<RuleTest> tests)
    {
        foreach (var test in tests)
        {
            var result = tagger.Tag(test.Article);
            var fired = result.Topics.FirstOrDefault(topic => topic.Id == test.Topic);
            if (test.IsMatch && fired is null)
            {
                problems.Error(test.Text.Position, "R020", $"test failed: '{test.Topic}' must fire but did not; {WhyNot(result, test.Topic)}");
            }
            else if (!test.IsMatch && fired is not null)
            {
                problems.Error(test.Text.Position, "R020", $"test failed: '{test.Topic}' must not fire but did; {Explain(fired)}");
            }
        }
    }

    private static string WhyNot(TagResult result, string topic)
    {
        var words = string.Join(", ", result.Masked.Select(mask => $"\"{mask.Text}\" by {mask.Guard}"));
        var masked = words.Length == 0 ? "" : $"; masked: {words}";
        var weak = result.NotFired.FirstOrDefault(tag => tag.Id == topic);
        return (weak is null ? "no term matched" : $"too weak: {Explain(weak)}") + masked;
    }

    private static string Explain(TopicTag tag)
    {
        var matches = tag.Evidence.Select(match => $"+{Number(match.Points)} \"{match.Text}\" by {match.Term} ({match.Rule})");
        return $"{Number(tag.Points)} points: {string.Join(", ", matches)}";
    }

    private static string Number(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
