using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Training;

/// <summary>Makes examples of labelled texts: the very features that the product will read.</summary>
internal sealed class ExampleMaker(Tagger rules, string language)
{
    /// <summary>Grey items are taken for negatives, as their labels say, but with less force.</summary>
    private const float GreyWeight = 0.5f;

    /// <summary>A text teaches twice, with and without its body, because headlines come alone as well.</summary>
    private const float HeadlineWeight = 0.7f;

    public IEnumerable<Example> Of(LabelledItem item)
    {
        var weight = item.IsGrey ? GreyWeight : 1;
        if (item.Text.Length > 0)
        {
            yield return Make(item.Title, item.Text, item.IsDefence, weight);
            yield return Make(item.Title, "", item.IsDefence, weight * HeadlineWeight);
        }
        else
        {
            yield return Make(item.Title, "", item.IsDefence, weight);
        }
    }

    private Example Make(string title, string text, bool isDefence, float weight)
    {
        var article = new TaggableText { Title = title, Lead = text, Language = language };
        var features = new FeatureSet();
        var document = new Document();
        document.Read(article);
        var words = HeadFeatures.Tell(document, features);
        return new Example(features.Names, words, Evidence(article), isDefence, weight);
    }

    private RuleEvidence Evidence(TaggableText article)
    {
        var tags = rules.Tag(article);
        return RuleEvidence.Of(tags.Topics, tags.NotFired);
    }

    private sealed class FeatureSet : IFeatureSink
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public void Add(ReadOnlySpan<char> feature) => Names.GetAlternateLookup<ReadOnlySpan<char>>().Add(feature);
    }
}

/// <summary>What the training sees of a text.</summary>
/// <param name="Features">Features of its head, each once.</param>
/// <param name="Words">Words of its head.</param>
/// <param name="Rules">The rules' verdict.</param>
/// <param name="IsDefence">The label.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record Example(IReadOnlyCollection<string> Features, int Words, RuleEvidence Rules, bool IsDefence, float Weight);
