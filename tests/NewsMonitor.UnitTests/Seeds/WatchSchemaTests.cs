using System.Text.Json;
using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>The schema by which editors complete and check watch rules says what the reader does.</summary>
public sealed class WatchSchemaTests
{
    private const string NoKey = "zzzzzzzzzzzz";

    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Path("seeds", "schemas", "watch.schema.json"))).RootElement;

    [Fact]
    public void The_shipped_files_name_it() => Assert.All(
        Directory.GetFiles(RepositoryFiles.Path("seeds", "watch")),
        file => Assert.Equal("# yaml-language-server: $schema=../schemas/watch.schema.json", File.ReadLines(file).First()));

    [Fact]
    public void A_file_has_the_keys_that_the_reader_knows() => AssertSame(Schema, WatchSample.Load($"{WatchSample.Rule}\n{NoKey}: 1"));

    [Fact]
    public void A_rule_has_the_keys_that_the_reader_knows() => AssertSame(Definition("rule"), WatchSample.LoadMore($"{NoKey}: 1"));

    [Fact]
    public void Quiet_hours_have_the_keys_that_the_reader_knows() => AssertSame(Definition("quiet"), WatchSample.LoadMore($"quiet: {{{NoKey}: 1}}"));

    [Fact]
    public void A_test_has_the_keys_that_the_reader_knows() =>
        AssertSame(Definition("article"), WatchSample.LoadMore($"tests: {{match: [{{title: Raketentest, {NoKey}: 1}}]}}"));

    /// <summary>The reader names its keys when it meets one that resembles none of them.</summary>
    private static void AssertSame(JsonElement definition, SeedResult result)
    {
        var message = Assert.Single(result.Problems, problem => problem.Code == "R004").Message;
        var known = message[(message.IndexOf("known are ", StringComparison.Ordinal) + "known are ".Length)..].Split(", ");

        Assert.NotEmpty(known);
        var listed = definition.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);
}
