using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Model;

/// <summary>Applies a model to articles.</summary>
/// <remarks>Immutable, shared between threads.</remarks>
internal sealed class ModelScorer
{
    /// <summary>Value of a feature in a text of one word.</summary>
    public const double FeatureScale = 2.5;

    private const int Listed = 8;

    private readonly LinearModel _model;
    private readonly Dictionary<string, int> _ids;
    private readonly string[] _features;
    private readonly int[] _weights;

    public ModelScorer(LinearModel model)
    {
        _model = model;
        _features = [.. model.Words.Keys.Order(StringComparer.Ordinal)];
        _weights = [.. _features.Select(feature => model.Words[feature])];
        _ids = new Dictionary<string, int>(_features.Length, StringComparer.Ordinal);
        for (var id = 0; id < _features.Length; id++)
        {
            _ids.Add(_features[id], id);
        }
    }

    /// <summary>Judges one article.</summary>
    public ModelReading Read(Document document, RuleEvidence rules, ReadOnlySpan<bool> masked = default)
    {
        var found = new KnownFeatures(_ids.GetAlternateLookup<ReadOnlySpan<char>>());
        var head = HeadFeatures.Tell(document, found, masked);
        var ids = found.Distinct();
        long sum = 0;
        foreach (var id in ids)
        {
            sum += _weights[id];
        }

        // Integers, roots and products only: IEEE 754 rounds these the same way everywhere.
        var scale = head.Scale;
        var logOdds = _model.Bias
            + (_model.HeadlineOnly * head.HeadlineOnly)
            + (sum * scale)
            + (_model.FiredTopic * rules.Topic)
            + (_model.WeakPoints * rules.WeakPoints)
            + (_model.Harm * rules.Harm)
            + OfTopics(rules);

        return new ModelReading((int)Math.Round(logOdds, MidpointRounding.AwayFromZero), Strongest(ids, scale));
    }

    /// <summary>
    /// What the fired topics count together, the surest first. What one of them takes away from those before it counts half: an article on
    /// the navy is hardly less so because sanctions come into it.
    /// </summary>
    private double OfTopics(RuleEvidence rules)
    {
        var (counted, before, points, weights) = (0.0, 0.0, 0m, 0.0);
        foreach (var topic in rules.Topics.OrderByDescending(topic => _model.Topics.GetValueOrDefault(topic.Id)))
        {
            var isFirst = points == 0;
            points += topic.Points;
            weights += _model.Topics.GetValueOrDefault(topic.Id) * RuleEvidence.Root(topic.Points);
            var together = (_model.FiredPoints * RuleEvidence.Root(points)) + weights;
            counted += together < before && !isFirst ? (together - before) / 2 : together - before;
            before = together;
        }

        return counted;
    }

    private ModelWord[] Strongest(ReadOnlySpan<int> ids, double scale)
    {
        Span<int> best = stackalloc int[Listed];
        var count = 0;
        foreach (var id in ids)
        {
            var at = count;
            while (at > 0 && Math.Abs(_weights[id]) > Math.Abs(_weights[best[at - 1]]))
            {
                at--;
            }

            if (at < Listed)
            {
                count = Math.Min(count + 1, Listed);
                best[at..(count - 1)].CopyTo(best[(at + 1)..]);
                best[at] = id;
            }
        }

        var words = new ModelWord[count];
        for (var at = 0; at < count; at++)
        {
            words[at] = new ModelWord(_features[best[at]], (int)Math.Round(_weights[best[at]] * scale, MidpointRounding.AwayFromZero));
        }

        return words;
    }

    private sealed class KnownFeatures(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids) : IFeatureSink
    {
        private readonly List<int> _found = new(256);

        public void Add(ReadOnlySpan<char> feature)
        {
            if (ids.TryGetValue(feature, out var id))
            {
                _found.Add(id);
            }
        }

        public ReadOnlySpan<int> Distinct()
        {
            var found = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_found);
            found.Sort();
            var count = 0;
            foreach (var id in found)
            {
                if (count == 0 || found[count - 1] != id)
                {
                    found[count++] = id;
                }
            }

            return found[..count];
        }
    }
}
