using System.CommandLine;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Seeds;
using NewsMonitor.Training;
using NewsMonitor.UnitTests.Seeds;
using NewsMonitor.UnitTests.Tagging;

namespace NewsMonitor.UnitTests.Training;

/// <summary>The training program, on a small corpus that was made up.</summary>
public sealed class TrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training-").FullName;

    public TrainingTests()
    {
        Write("seeds/sources.yaml", SeedSample.Sources);
        Write("seeds/taxonomy.yaml", SeedSample.Taxonomy);
        Write("seeds/rules/10-test.yaml", SeedSample.Rules);
        Write("a.jsonl", string.Concat(Enumerable.Range(0, 40).Select(at => Line(at % 2 == 0, 2020 + (at / 20)))));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_same_data_give_the_same_file()
    {
        Assert.Equal((0, 0), (await TrainAsync("one.tsv"), await TrainAsync("two.tsv")));

        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "one.tsv")), File.ReadAllBytes(Path.Combine(_folder, "two.tsv")));
        var model = Read("one.tsv");
        Assert.True(model.Words["panzer"] > 0 && model.Words["blumen"] < 0);
        Assert.True(model.FiredTopic + model.FiredPoints > 0);
    }

    [Fact]
    public async Task Only_the_trust_in_rules_is_learnt_when_asked_for()
    {
        Assert.Equal(0, await TrainAsync("one.tsv", "--rules-only"));

        Assert.Empty(Read("one.tsv").Words);
    }

    [Fact]
    public async Task A_line_that_is_no_labelled_text_stops_it()
    {
        Write("a.jsonl", Line(true, 2020) + "{\"title\":\"x\"}\n");

        Assert.Equal(1, await TrainAsync("one.tsv"));
        Assert.False(File.Exists(Path.Combine(_folder, "one.tsv")));
        var problem = Assert.Throws<InvalidDataException>(() => LabelledFile.Parse(Path.Combine(_folder, "a.jsonl"), greyIsNegative: true).Read().Count());
        Assert.StartsWith($"{_folder}/a.jsonl:2: not a labelled item", problem.Message);
    }

    [Theory]
    [InlineData("", 40)]
    [InlineData("@2021-01-01", 20)]
    [InlineData("@2020-01-01", 0)]
    public void What_is_later_than_the_date_is_left_for_the_final_check(string until, int count) =>
        Assert.Equal(count, LabelledFile.Parse(Path.Combine(_folder, "a.jsonl") + until, greyIsNegative: true).Read().Count());

    [Fact]
    public void Doubtful_labels_teach_nothing()
    {
        Write("a.jsonl", Line(true, 2020) + Line(true, 2020).Replace("\"defence\"", "\"check\":true,\"defence\""));

        Assert.Single(LabelledFile.Parse(Path.Combine(_folder, "a.jsonl"), greyIsNegative: true).Read());
    }

    [Theory]
    [InlineData("armed-conflict", false, "text", 0)]
    [InlineData("armed-conflict", false, "", 1)]
    [InlineData("armed-conflict", true, "text", 2)]
    [InlineData("other", false, "text", 2)]
    public void Wars_of_others_that_a_parliament_filed_elsewhere_teach_nothing(string topic, bool isDefence, string text, int examples)
    {
        var rules = Given.Rules("Bürgerkrieg");
        var maker = new ExampleMaker(new Tagger(rules with { Topics = [rules.Topics[0] with { Id = topic }] }), new HashSet<string>(), "de");

        Assert.Equal(examples, maker.Of(new LabelledItem("Bürgerkrieg", text, "2020-01-01", isDefence, Doubt.None)).Count());
    }

    private static string Line(bool isDefence, int year) =>
        $"{{\"title\":\"{(isDefence ? "Raketentest und Panzer" : "Regen und Blumen")}\",\"text\":\"\",\"date\":\"{year}-06-01\","
        + $"\"labels\":{{\"defence\":{(isDefence ? "true" : "false")}}}}}\n";

    private Task<int> TrainAsync(string output, params string[] more) => TrainingCommand.Create().Parse(
        [
            "--language", "de", "--data", Path.Combine(_folder, "a.jsonl"), "--out", Path.Combine(_folder, output), "--seeds", Path.Combine(_folder, "seeds"),
            "--l1", "0.01", "--l2", "0.01", .. more,
        ]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);

    private LinearModel Read(string output)
    {
        Write("seeds/models/relevance.de.tsv", File.ReadAllText(Path.Combine(_folder, output)));
        return Assert.Single(SeedLoader.Load(SeedFolder.Read(Path.Combine(_folder, "seeds"))).Set!.Rules.Models);
    }

    private void Write(string path, string content)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
