using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Model;

namespace NewsMonitor.Training;

/// <summary>Makes examples of labelled texts: the very features that the product will read.</summary>
/// <param name="rules">The rules, without a model.</param>
/// <param name="harm">Event classes that do harm.</param>
/// <param name="language">Language of the texts.</param>
internal sealed class ExampleMaker(Tagger rules, IReadOnlySet<string> harm, string language)
{
    private const float WeightInDoubt = 0.5f;

    /// <summary>Topic of wars and fighting.</summary>
    private const string War = "armed-conflict";

    /// <summary>A text teaches twice, with and without its body, because headlines come alone as well.</summary>
    private const float HeadlineWeight = 1f;

    public IEnumerable<Example> Of(LabelledItem item)
    {
        if (item.Doubt == Doubt.Full)
        {
            // Newsrooms index a war by its name, which stands over gas prices as well. Where the rules read of an attack, it is the fighting.
            return TellsOfAttack(item) ? Examples(item with { IsDefence = true }, WeightInDoubt) : [];
        }

        // A parliament files the wars of others under foreign affairs: its label is no answer to what is asked here.
        var isWarElsewhere = !item.IsDefence && item.Text.Length > 0 && TellsOfWar(item);
        return isWarElsewhere ? [] : Examples(item, item.Doubt == Doubt.None ? 1 : WeightInDoubt);
    }

    private IEnumerable<Example> Examples(LabelledItem item, float weight)
    {
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

    private bool TellsOfWar(LabelledItem item) =>
        rules.Tag(Article(item.Title, item.Text)).Topics.Any(topic => topic.Id == War);

    private bool TellsOfAttack(LabelledItem item) =>
        TellsOfHarm(rules.Tag(Article(item.Title, item.Text)));

    private bool TellsOfHarm(TagResult tags) =>
        tags.Events.Any(told => told.Status == EventStatus.Occurred && harm.Contains(told.Class));

    private TaggableText Article(string title, string text) => new() { Title = title, Lead = text, Language = language };

    private Example Make(string title, string text, bool isDefence, float weight)
    {
        var article = Article(title, text);
        var features = new FeatureSet();
        var head = rules.TellHead(article, features);
        return new Example(features.Names, head, Evidence(article), isDefence, weight);
    }

    private RuleEvidence Evidence(TaggableText article)
    {
        var tags = rules.Tag(article);
        return RuleEvidence.Of(tags.Topics, tags.NotFired) with { TellsOfHarm = TellsOfHarm(tags) };
    }

    private sealed class FeatureSet : IFeatureSink
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public void Add(ReadOnlySpan<char> feature) => Names.GetAlternateLookup<ReadOnlySpan<char>>().Add(feature);
    }
}

/// <summary>What the training sees of a text.</summary>
/// <param name="Features">Features of its head, each once.</param>
/// <param name="Head">How long its head is.</param>
/// <param name="Rules">The rules' verdict.</param>
/// <param name="IsDefence">The label.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record Example(IReadOnlyCollection<string> Features, HeadLength Head, RuleEvidence Rules, bool IsDefence, float Weight);
