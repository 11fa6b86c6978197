using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

public sealed class SeedLoaderTests
{
    [Fact]
    public void Valid_files_give_a_set_without_problems()
    {
        var result = SeedSample.Load();

        Assert.Empty(result.Problems);
        Assert.Equal("test-1", result.Set!.Rules.Version);
        var topic = Assert.Single(result.Set.Rules.Topics);
        Assert.Equal(("missile-air-defence", "weapons", "Raketen", "Missiles", 6m), (topic.Id, topic.Group, topic.Labels["de"], topic.Labels["en"], topic.Threshold));
        Assert.Equal([new IptcCode("20000602", false)], topic.Iptc);
        var term = Assert.Single(topic.Terms);
        Assert.Equal(("Raketentest*", 6m, "rules/10-test.yaml:5"), (term.Term.Pattern.Text, term.Weight, term.Term.Rule));
    }

    [Fact]
    public void The_hash_follows_paths_and_contents_and_not_the_order()
    {
        SeedFile[] files = [new("sources.yaml", SeedSample.Sources), new("taxonomy.yaml", SeedSample.Taxonomy), new("rules/a.yaml", SeedSample.Rules)];

        var hash = SeedLoader.Load(files).Set!.Hash;

        Assert.Matches("^sha256:[0-9a-f]{64}$", hash);
        Assert.Equal(hash, SeedLoader.Load([.. files.Reverse()]).Set!.Hash);
        Assert.NotEqual(hash, SeedLoader.Load([files[0], files[1], files[2] with { Content = SeedSample.Rules + "\n" }]).Set!.Hash);
        Assert.NotEqual(hash, SeedLoader.Load([files[0], files[1], files[2] with { Path = "rules/b.yaml" }]).Set!.Hash);
    }

    [Fact]
    public void All_problems_are_told_at_once_in_file_order()
    {
        var result = SeedSample.Load(
            sources: SeedSample.Sources.Replace("https://example.org/feed/", "ftp://example.org"),
            taxonomy: SeedSample.Taxonomy.Replace("group: weapons", "group: weapon"),
            rules: SeedSample.Rules.Replace("missile-air-defence", "missle-air-defence").Replace("6:", "66:"));

        Assert.Null(result.Set);
        Assert.Equal(["sources.yaml:5:10 S005", "taxonomy.yaml:7:12 R012", "rules/10-test.yaml:3:9 R012", "rules/10-test.yaml:5:12 R010"], result.Places());
    }

    [Fact]
    public void A_problem_is_one_line_that_an_editor_can_follow()
    {
        var problem = Assert.Single(SeedSample.Load(rules: SeedSample.Rules.Replace("missile-air-defence", "missle-air-defence")).Problems);

        Assert.Equal("rules/10-test.yaml:3:9 error R012 unknown topic 'missle-air-defence' (did you mean 'missile-air-defence'?)", problem.ToString());
    }

    [Theory]
    [InlineData("sources.yaml")]
    [InlineData("taxonomy.yaml")]
    public void A_missing_file_is_told(string missing)
    {
        SeedFile[] files = [new("sources.yaml", SeedSample.Sources), new("taxonomy.yaml", SeedSample.Taxonomy)];

        var problem = Assert.Single(SeedLoader.Load([.. files.Where(file => file.Path != missing)]).Problems);

        Assert.Equal((missing, "F001"), (problem.File, problem.Code));
    }

    [Fact]
    public void A_second_rule_file_may_add_terms_and_overrule_the_threshold()
    {
        const string Own = """
            schema: monitor.rules/1
            topics:
              - id: missile-air-defence
                threshold: 9
                terms: {de: {6: [Lenkwaffe*]}}
            """;

        var set = SeedLoader.Load(
        [
            new("sources.yaml", SeedSample.Sources), new("taxonomy.yaml", SeedSample.Taxonomy), new("rules/10-ours.yaml", SeedSample.Rules), new("rules/99-own.yaml", Own),
        ]).Set;

        var topic = Assert.Single(set!.Rules.Topics);
        Assert.Equal(["Raketentest*", "Lenkwaffe*"], topic.Terms.Select(term => term.Term.Pattern.Text));
        Assert.Equal(9, topic.Threshold);
    }
}
