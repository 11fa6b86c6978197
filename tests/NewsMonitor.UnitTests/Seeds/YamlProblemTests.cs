namespace NewsMonitor.UnitTests.Seeds;

/// <summary>Mistakes of form, each told with its position.</summary>
public sealed class YamlProblemTests
{
    [Theory]
    [InlineData("schema: monitor.rules/1\ntopics: [a, b\nguards: []", "R001")]
    [InlineData("schema: monitor.rules/1\ntopics: ]", "R001")]
    [InlineData("schema: 'open", "R001")]
    [InlineData("schema: monitor.rules/1\ntopics: {a: [1, {b]}", "R001")]
    [InlineData("", "R001")]
    [InlineData("# only a comment", "R001")]
    [InlineData("schema: monitor.rules/1\n---\nschema: x", "R001")]
    [InlineData("? [a]\n: b", "R001")]
    [InlineData("{a, b: c, : }: [", "R001")]
    [InlineData("[[[{{{", "R001")]
    [InlineData("%YAML 9.9\n---\na: b", "R001")]
    [InlineData("- just\n- a list", "R006")]
    [InlineData("just text", "R006")]
    [InlineData("schema: monitor.rules/2", "R007")]
    public void Broken_files_give_problems_and_never_an_exception(string rules, string code)
    {
        var result = SeedSample.Load(rules: rules);

        Assert.Null(result.Set);
        Assert.Contains(result.Problems, problem => problem.Code == code && problem.File == "rules/10-test.yaml" && problem.Line > 0 && problem.Column > 0);
    }

    [Fact]
    public void A_tab_in_the_indentation_is_named_at_its_place()
    {
        var problem = Assert.Single(SeedSample.Load(rules: "schema: monitor.rules/1\ntopics:\n  \t- id: x").Problems);

        Assert.Equal("rules/10-test.yaml:3:3 error R001 a tab cannot indent in YAML; use spaces", problem.ToString());
    }

    [Fact]
    public void A_byte_order_mark_is_only_warned_of()
    {
        var result = SeedSample.Load(rules: "\uFEFF" + SeedSample.Rules);

        Assert.NotNull(result.Set);
        Assert.Equal(["rules/10-test.yaml:1:1 F004"], result.Places());
    }

    [Fact]
    public void A_repeated_key_is_refused_with_both_lines()
    {
        var result = SeedSample.Load(rules: SeedSample.Rules + "\n    threshold: 6\n    threshold: 7");

        var problem = Assert.Single(result.Problems);
        Assert.Equal("rules/10-test.yaml:7:5 error R002 'threshold' is already set in line 6", problem.ToString());
    }

    [Theory]
    [InlineData("de: {6: [*rakete]}", "R003")]
    [InlineData("de: {6: &a [Rakete]}", "R003")]
    [InlineData("de: {6: !!set [Rakete]}", "R003")]
    [InlineData("de: {6: !important Rakete}", "R003")]
    public void Anchors_aliases_and_tags_are_refused(string terms, string code)
    {
        var result = SeedSample.Load(rules: SeedSample.Rules.Replace("de: {6: [Raketentest*]}", terms));

        Assert.Equal(code, Assert.Single(result.Problems).Code);
        Assert.Equal(5, result.Problems[0].Line);
    }

    [Fact]
    public void A_word_with_a_leading_star_without_quotes_is_explained() =>
        Assert.Contains("write it in quotes: \"*rakete\"", SeedSample.Load(rules: SeedSample.Rules.Replace("Raketentest*", "*rakete")).Problems[0].Message);

    [Fact]
    public void A_billion_laughs_are_refused_at_the_first_anchor()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range('b', 20).Select(c => $"{(char)c}: &{(char)c} [*{(char)(c - 1)}, *{(char)(c - 1)}]\n"));

        Assert.Equal(["rules/10-test.yaml:1:4 R003"], SeedSample.Load(rules: bomb).Places());
    }

    [Fact]
    public void Bottomless_nesting_is_refused_without_reading_to_its_end()
    {
        var result = SeedSample.Load(rules: "topics: " + new string('[', 1_000_000));

        Assert.Contains("nested deeper than 32 levels", Assert.Single(result.Problems).Message);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("yes")]
    [InlineData("null")]
    [InlineData("1e3")]
    [InlineData("~")]
    public void Every_scalar_is_text(string name)
    {
        var result = SeedSample.Load(sources: SeedSample.Sources.Replace("name: Example", $"name: {name}"));

        Assert.Equal(name, Assert.Single(result.Set!.Sources).Name);
    }

    [Fact]
    public void An_unknown_key_is_refused_with_a_guess()
    {
        var problem = Assert.Single(SeedSample.Load(rules: SeedSample.Rules + "\n    treshold: 6").Problems);

        Assert.Equal("rules/10-test.yaml:6:5 error R004 unknown key 'treshold' (did you mean 'threshold'?)", problem.ToString());
    }

    [Fact]
    public void A_missing_key_is_named() =>
        Assert.Equal(["sources.yaml:3:5 R005"], SeedSample.Load(sources: SeedSample.Sources.Replace("    name: Example\n", "")).Places());
}
