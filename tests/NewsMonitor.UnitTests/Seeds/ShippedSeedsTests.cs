using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>What a fresh installation starts with.</summary>
public sealed class ShippedSeedsTests
{
    private static readonly SeedResult Result = SeedLoader.Load(SeedFolder.Read(RepositoryFiles.SeedsFolder));

    [Fact]
    public void Load_without_error_or_warning() => Assert.Empty(Result.Problems.Select(problem => problem.ToString()));

    [Fact]
    public void Hold_28_topics_in_7_groups_each_with_terms_in_both_languages()
    {
        var rules = Result.Set!.Rules;

        Assert.Equal((28, 7), (rules.Topics.Count, rules.Groups.Count));
        Assert.All(rules.Topics, topic => Assert.True(topic.Terms.Count >= 10, topic.Id));
        Assert.All(rules.Topics, topic => Assert.Superset(
            new HashSet<string> { "German", "English" },
            topic.Terms.Select(term => term.Term.Pattern.Language.ToString()).ToHashSet()));
    }

    [Fact]
    public void Hold_tests_for_every_topic_in_both_directions()
    {
        var rules = string.Concat(SeedFolder.Read(RepositoryFiles.SeedsFolder).Where(file => file.Path.StartsWith("rules/", StringComparison.Ordinal)).Select(file => file.Content));

        Assert.Equal(28, rules.Split("\n      match:").Length - 1);
        Assert.Equal(28, rules.Split("\n      no-match:").Length - 1);
    }

    [Fact]
    public void Put_perspektiven_global_first()
    {
        var first = Result.Set!.Sources[0];

        Assert.Equal(("perspektiven-global", "Perspektiven Global", "https://perspektiven-global.de/feed/"), (first.Key, first.Name, first.Url.AbsoluteUri));
        Assert.Equal(("de", "DE", "Europe/Berlin", 3), (first.Language, first.Country, first.TimeZone, first.Tier));
    }
}
