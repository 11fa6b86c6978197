using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>Mistakes in rules, each told with its position.</summary>
public sealed class RuleProblemTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("10.25")]
    [InlineData("1.3")]
    [InlineData("-1")]
    [InlineData("strong")]
    public void A_weight_is_a_quarter_up_to_ten(string weight) =>
        Assert.Equal(["rules/10-test.yaml:5:12 R010"], Load($"de: {{{weight}: [Raketentest*]}}").Places());

    [Theory]
    [InlineData("Rak*")]
    [InlineData("\"*rak\"")]
    [InlineData("IS")]
    [InlineData("=X")]
    public void A_term_that_would_match_too_much_is_refused(string term) =>
        Assert.Equal(["rules/10-test.yaml:5:29 R011"], Load($"de: {{6: [Raketentest, {term}]}}").Places());

    [Theory]
    [InlineData("Rake*te")]
    [InlineData("\"(Rakete|Bombe)\"")]
    [InlineData("{term: Rakete*, near: [\"?\"]}")]
    public void A_term_that_is_no_term_is_refused(string term) => Assert.Contains(" R009", Assert.Single(Load($"de: {{6: [Raketentest, {term}]}}").Places()));

    [Theory]
    [InlineData("{term: Rakete*, within: 5}", "R006")]
    [InlineData("{term: Rakete*, near: [Armee], within: 0}", "R006")]
    [InlineData("{term: Rakete*, near: Armee}", "R006")]
    [InlineData("{term: Rakete*, naer: [Armee]}", "R004")]
    [InlineData("{near: [Armee]}", "R005")]
    public void A_condition_is_checked(string term, string code) => Assert.Contains($" {code}", Assert.Single(Load($"de: {{6: [Raketentest, {term}]}}").Places()));

    [Fact]
    public void An_unknown_language_is_refused() => Assert.Equal(["rules/10-test.yaml:5:7 R004"], Load("fr: {6: [Raketentest]}").Places());

    [Fact]
    public void A_threshold_that_cannot_be_reached_is_refused()
    {
        Assert.Equal(["rules/10-test.yaml:3:9 R013"], SeedSample.Load(rules: SeedSample.Rules + "\n    threshold: 28").Places());
        Assert.Empty(SeedSample.Load(rules: SeedSample.Rules + "\n    threshold: 27").Problems);
    }

    [Fact]
    public void A_threshold_beyond_the_cap_is_refused() =>
        Assert.Contains(" R013", SeedSample.Load(rules: SeedSample.Rules + "\n    threshold: 41").Places().First());

    [Fact]
    public void A_term_that_a_guard_always_masks_is_warned_of()
    {
        const string Guard = "\nguards:\n  - id: mask\n    terms: {de: [Raketen*]}";

        var result = SeedSample.Load(rules: SeedSample.Rules + Guard);

        Assert.NotNull(result.Set);
        Assert.Equal(["rules/10-test.yaml:5:16 R014"], result.Places());
        Assert.Equal(ProblemSeverity.Warning, result.Problems[0].Severity);
        Assert.Empty(SeedSample.Load(rules: SeedSample.Rules + Guard + "\n    context: {de: [Feuerwerk]}").Problems);
    }

    [Fact]
    public void A_test_that_must_match_and_does_not_is_explained()
    {
        const string Test = "\n    tests: {match: {de: [Raketentest geglückt, Feuerwerk geglückt]}}";

        var problem = Assert.Single(SeedSample.Load(rules: SeedSample.Rules + Test).Problems);

        Assert.Equal("rules/10-test.yaml:6:48 error R020 test failed: 'missile-air-defence' must fire but did not; no term matched", problem.ToString());
    }

    [Fact]
    public void A_test_that_must_not_match_and_does_is_explained()
    {
        var problem = Assert.Single(SeedSample.Load(rules: SeedSample.Rules + "\n    tests: {no-match: {de: [Raketentest geglückt]}}").Problems);

        Assert.Equal(
            "rules/10-test.yaml:6:29 error R020 test failed: 'missile-air-defence' must not fire but did; 18 points: +18 \"Raketentest\" by Raketentest* (rules/10-test.yaml:5)",
            problem.ToString());
    }

    [Fact]
    public void A_topic_without_iptc_code_is_warned_of()
    {
        var result = SeedSample.Load(taxonomy: SeedSample.Taxonomy.Replace("    iptc: [\"medtop:20000602\"]", ""));

        Assert.NotNull(result.Set);
        Assert.Equal(["taxonomy.yaml:6:5 R030"], result.Places());
    }

    [Theory]
    [InlineData("medtop:123")]
    [InlineData("20000602")]
    [InlineData("subj:20000602")]
    public void An_iptc_code_has_its_form(string code) =>
        Assert.Contains(" R006", SeedSample.Load(taxonomy: SeedSample.Taxonomy.Replace("medtop:20000602", code)).Places().First());

    [Fact]
    public void Ids_are_used_once()
    {
        const string Twice = """
            schema: monitor.rules/1
            guards:
              - {id: a, terms: [Feuerwerk]}
              - {id: a, terms: [Böller]}
            topics:
              - {id: missile-air-defence, terms: {de: {6: [Rakete*]}}}
              - {id: missile-air-defence, terms: {de: {6: [Bombe*]}}}
            events:
              - {id: b, severity: 1, terms: [Test]}
              - {id: b, severity: 5, terms: [Test]}
              - {id: b, severity: 2, terms: [Test]}
            """;

        Assert.Equal(
            ["rules/10-test.yaml:4:10 R002", "rules/10-test.yaml:7:10 R002", "rules/10-test.yaml:10:23 R010", "rules/10-test.yaml:11:10 R002"],
            SeedSample.Load(rules: Twice).Places());
    }

    private static SeedResult Load(string terms) => SeedSample.Load(rules: SeedSample.Rules.Replace("de: {6: [Raketentest*]}", terms));
}
