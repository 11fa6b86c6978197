using NewsMonitor.Core.Watch;
using NewsMonitor.Seeds;
using NewsMonitor.UnitTests.Tagging;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>The watch rules that a fresh installation starts with.</summary>
public sealed class ShippedWatchRulesTests
{
    private static readonly SeedSet Shipped = SeedLoader.Load(SeedFolder.Read(RepositoryFiles.SeedsFolder)).Set!;

    [Fact]
    public void Of_the_article_that_the_product_was_made_for_the_desk_for_asia_hears()
    {
        var text = ShippedRules.Article("seed-article.txt", "de");
        var entities = Shipped.Rules.Entities.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        var article = WatchedArticle.Of(Shipped.Tagger.Tag(text), entities, "perspektiven-global", "perspektiven-global", 3, "de");
        var story = new WatchedStory(Given.StoryId, [article], [text.Title, text.Lead, text.Body]);

        var held = Shipped.WatchRules.Select(rule => (rule.Id, Verdict: rule.Judge(story))).Where(judged => judged.Verdict.Holds).ToList();

        var (id, verdict) = Assert.Single(held);
        Assert.Equal(("indo-pacific-posture", AlertPriority.P2), (id, verdict.Priority));
        Assert.Equal(
            ["topic.main has alliances-treaties, basing-posture, command-structure", "count(place in JP,KR,PH,AU,TW) = 3 >= 2"],
            verdict.Because.Skip(1));
    }

    [Fact]
    public void Are_a_dozen_with_owner_and_tests_and_wake_nobody_by_themselves()
    {
        Assert.InRange(Shipped.WatchRules.Count, 8, 14);
        Assert.All(Shipped.WatchRules, rule => Assert.NotNull(rule.Owner));
        Assert.All(Shipped.WatchRules, rule => Assert.True(rule.Priority > AlertPriority.P1));
        var files = Shipped.Files.Where(file => file.Path.StartsWith("watch/", StringComparison.Ordinal)).Select(file => file.Content).ToList();
        Assert.Equal(Shipped.WatchRules.Count, files.Sum(file => file.Split("\n      match:").Length - 1));
        Assert.Equal(Shipped.WatchRules.Count, files.Sum(file => file.Split("\n      no-match:").Length - 1));
    }
}
