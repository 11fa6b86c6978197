
namespace NewsMonitor.UnitTests.Seeds;

/// <summary>The schema by which editors complete and check watch rules says what the reader does.</summary>
public sealed class WatchSchemaTests
{
    private static readonly EditorSchema Schema = new("watch.schema.json");

    [Fact]
    public void The_shipped_files_name_it() => Assert.All(
        Directory.GetFiles(RepositoryFiles.Path("seeds", "watch")),
        file => Assert.Equal("# yaml-language-server: $schema=../schemas/watch.schema.json", File.ReadLines(file).First()));

    [Fact]
    public void A_file_has_the_keys_that_the_reader_knows() => EditorSchema.AssertSame(Schema.Root, WatchSample.Load($"{WatchSample.Rule}\n{EditorSchema.NoKey}: 1"));

    [Fact]
    public void A_rule_has_the_keys_that_the_reader_knows() => EditorSchema.AssertSame(Schema.Definition("rule"), WatchSample.LoadMore($"{EditorSchema.NoKey}: 1"));

    [Fact]
    public void Quiet_hours_have_the_keys_that_the_reader_knows() => EditorSchema.AssertSame(Schema.Definition("quiet"), WatchSample.LoadMore($"quiet: {{{EditorSchema.NoKey}: 1}}"));

    [Fact]
    public void A_test_has_the_keys_that_the_reader_knows() =>
        EditorSchema.AssertSame(Schema.Definition("article"), WatchSample.LoadMore($"tests: {{match: [{{title: Raketentest, {EditorSchema.NoKey}: 1}}]}}"));

}
