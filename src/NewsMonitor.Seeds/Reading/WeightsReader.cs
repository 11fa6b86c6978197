using System.Globalization;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads weights: of terms, and of what speaks for topics (<c>{air: 3, drones: 1}</c>).</summary>
internal sealed class WeightsReader(Problems problems)
{
    /// <summary>A weight; null when it is none, which is then reported.</summary>
    public decimal? ReadWeight(YamlText text)
    {
        if (decimal.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            && weight is >= 0.25m and <= 10 && weight % 0.25m == 0)
        {
            return weight;
        }

        problems.Error(text.Position, "R010", $"'{text.Value}' is no weight: 0.25 to 10 in quarters");
        return null;
    }

    /// <summary>Weights by topic.</summary>
    public IReadOnlyList<TopicWeight> ReadTopics(YamlNode? node, string what, IReadOnlyCollection<string> topics)
    {
        if (node is not YamlMap map)
        {
            if (node is not null)
            {
                problems.Error(node.Position, "R006", $"{what} must be a map of topics and weights ('{{air: 3}}')");
            }

            return [];
        }

        var weights = new List<TopicWeight>();
        foreach (var (topic, value) in map.Entries)
        {
            if (!topics.Contains(topic.Value))
            {
                problems.Error(topic.Position, "R012", $"unknown topic '{topic.Value}'{Suggestion.For(topic.Value, topics)}");
            }
            else if (Shape.Text(value, "a weight", problems) is { } text && ReadWeight(text) is { } weight)
            {
                weights.Add(new TopicWeight(topic.Value, weight));
            }
        }

        return weights;
    }
}
