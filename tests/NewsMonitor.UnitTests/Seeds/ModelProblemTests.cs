using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>Weights files as they are read, and mistakes in them.</summary>
public sealed class ModelProblemTests
{
    private const string Sample = "# weights\nschema\tmonitor.model/1\nlanguage\tde\n@bias\t-100\n@topic\t200\n@points\t30\n@weak-points\t4\n@headline-only\t7\nder nato\t1000\n*waffen\t-5\n";

    [Fact]
    public void A_model_is_read()
    {
        var model = Assert.Single(Load(Sample).Set!.Rules.Models);

        Assert.Equal((TermLanguage.German, -100, 200, 30, 4), (model.Language, model.Bias, model.FiredTopic, model.FiredPoints, model.WeakPoints));
        Assert.Equal(new Dictionary<string, int> { ["der nato"] = 1000, ["*waffen"] = -5 }, model.Words);
    }

    [Fact]
    public void Weights_of_topics_and_of_harm_are_no_words()
    {
        var model = Assert.Single(Load(Sample + "@harm\t50\n@topic:land\t-7\n").Set!.Rules.Models);

        Assert.Equal((50, -7, 2), (model.Harm, model.Topics["land"], model.Words.Count));
    }

    [Fact]
    public void Line_ends_of_Windows_change_nothing() => Assert.Equal(1000, Load(Sample.ReplaceLineEndings("\r\n")).Set!.Rules.Models[0].Words["der nato"]);

    [Fact]
    public void A_byte_order_mark_is_only_warned_of()
    {
        var result = Load("\uFEFF" + Sample);

        Assert.Single(result.Set!.Rules.Models);
        Assert.Equal(["models/a.tsv:1:1 F004"], result.Places());
    }

    [Theory]
    [InlineData("panzer", ":11:1 M002")]
    [InlineData("panzer 12", ":11:1 M002")]
    [InlineData("\t12", ":11:1 M002")]
    [InlineData("panzer\t1\t2", ":11:1 M002")]
    [InlineData("panzer\t", ":11:8 M003")]
    [InlineData("panzer\t1.5", ":11:8 M003")]
    [InlineData("panzer\t 1", ":11:8 M003")]
    [InlineData("panzer\t1000001", ":11:8 M003")]
    [InlineData("panzer\t-1000001", ":11:8 M003")]
    [InlineData("panzer\t99999999999999", ":11:8 M003")]
    [InlineData("der nato\t7", ":11:1 R002")]
    [InlineData("@bias\t7", ":11:1 R002")]
    public void A_bad_line_is_told_where_it_stands(string line, string place) => Assert.Equal([$"models/a.tsv{place}"], Load(Sample + line).Places());

    [Theory]
    [InlineData("monitor.model/1", "monitor.model/2", "M001")]
    [InlineData("schema\tmonitor.model/1\n", "", "M001")]
    [InlineData("language\tde", "language\tfr", "M001")]
    [InlineData("@bias\t-100\n", "", "M004")]
    [InlineData("@weak-points\t4\n", "", "M004")]
    public void What_is_missing_or_unknown_is_told(string from, string to, string code) =>
        Assert.Equal([$"models/a.tsv:0:0 {code}"], Load(Sample.Replace(from, to)).Places());

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(
        ["models/a.tsv:0:0 M001", "models/a.tsv:0:0 M004", "models/a.tsv:7:1 M002", "models/a.tsv:8:9 M003"],
        Load("schema\tmonitor.model/1\nlanguage\tfr\n@bias\t1\n@topic\t2\n@points\t3\n@headline-only\t7\nweak\npanzers\t ").Places());

    [Fact]
    public void Two_models_of_one_language_are_refused() =>
        Assert.Equal(["models/b.tsv:0:0 M005"], Load(Sample, Sample).Places());

    [Fact]
    public void A_file_of_another_kind_is_given_up_after_a_hundred_mistakes()
    {
        var result = Load(string.Concat(Enumerable.Repeat("no weights\n", 500_000)));

        Assert.Equal(101, result.Problems.Count);
        Assert.Equal("models/a.tsv:101:1 error M002 100 mistakes before this line; from here on the file was not read", result.Problems[^1].ToString());
    }

    [Fact]
    public void A_long_feature_is_shortened_in_its_problem() => Assert.InRange(
        Assert.Single(Load(Sample + $"{new string('x', 100_000)}\t1\n{new string('x', 100_000)}\t1").Problems).Message.Length, 0, 200);

    private static SeedResult Load(params string[] models) => SeedLoader.Load(
    [
        new("sources.yaml", SeedSample.Sources), new("taxonomy.yaml", SeedSample.Taxonomy), new("rules/10-test.yaml", SeedSample.Rules),
        .. models.Select((model, at) => new SeedFile($"models/{(char)('a' + at)}.tsv", model)),
    ]);
}
