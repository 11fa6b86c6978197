using NewsMonitor.Core.Stories;
using NewsMonitor.UnitTests.Tagging;

namespace NewsMonitor.UnitTests.Stories;

/// <summary>German texts made for this, class by class: how many variants come into the story of their base.</summary>
public sealed class GermanStoriesTests
{
    [Fact]
    public void Variants_are_told_apart_and_brought_together()
    {
        var stories = LabelledStory.Read();
        var numbers = stories.Select((story, at) => (story.Id, Number: at + 1L)).ToDictionary(story => story.Id, story => story.Number, StringComparer.Ordinal);
        var window = new StoryWindow(new StoryOptions(), StoryNames.Of(ShippedRules.Rules));
        Dictionary<long, long> placed = [];
        Dictionary<long, long?> copies = [];
        foreach (var story in stories)
        {
            var placement = window.Place(story.ToArticle(numbers[story.Id]));
            placed[numbers[story.Id]] = placement.Story;
            copies[numbers[story.Id]] = placement.SameTextAs;
            foreach (var article in placed.Where(article => placement.Absorbed.Contains(article.Value)).Select(article => article.Key).ToList())
            {
                placed[article] = placement.Story;
            }
        }

        Dictionary<string, double> joined = new(StringComparer.Ordinal);
        foreach (var variants in stories.Where(story => story.VariantOf is not null).GroupBy(story => story.Class))
        {
            var into = variants.Count(story => placed[numbers[story.Id]] == placed[numbers[story.VariantOf!]]);
            var same = variants.Count(story => copies[numbers[story.Id]] is not null);
            joined[variants.Key] = (double)into / variants.Count();
            TestContext.Current.TestOutputHelper!.WriteLine($"{variants.Key}: {into} of {variants.Count()} joined, {same} taken for the same text");
        }

        // What was measured, with room for one or two texts.
        Assert.InRange(joined["rewording"], 0.90, 1);
        Assert.InRange(joined["translation"], 0.90, 1);
        Assert.InRange(joined["actor-swap"], 0, 0.10);
    }
}
