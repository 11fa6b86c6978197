using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>The schema by which editors complete and check <c>sources.yaml</c> says what the reader does.</summary>
public sealed class SourcesSchemaTests
{
    private static readonly EditorSchema Schema = new("sources.schema.json");

    [Fact]
    public void The_shipped_file_names_it() =>
        Assert.Equal("# yaml-language-server: $schema=schemas/sources.schema.json", File.ReadLines(RepositoryFiles.Path("seeds", "sources.yaml")).First());

    [Fact]
    public void A_file_has_the_keys_that_the_reader_knows() =>
        EditorSchema.AssertSame(Schema.Root, SeedSample.Load(sources: SeedSample.Sources + $"\n{EditorSchema.NoKey}: 1"));

    [Fact]
    public void A_source_has_the_keys_that_the_reader_knows() => EditorSchema.AssertSame(Schema.Definition("source"), SeedSample.LoadSource($"{EditorSchema.NoKey}: 1"));

    [Fact]
    public void Selectors_have_the_keys_that_the_reader_knows() =>
        EditorSchema.AssertSame(Schema.Definition("selectors"), SeedSample.LoadSource($"kind: page\nselectors: {{item: li, {EditorSchema.NoKey}: a}}"));

    [Theory]
    [InlineData("basic", "user: desk, ")]
    [InlineData("bearer", "")]
    [InlineData("header", "header: X-Api-Key, ")]
    public void Credentials_have_the_keys_that_the_reader_knows(string kind, string more)
    {
        var form = Schema.Definition("credentials").GetProperty("oneOf").EnumerateArray()
            .Single(form => form.GetProperty("properties").GetProperty("kind").GetProperty("const").GetString() == kind);

        EditorSchema.AssertSame(form, SeedSample.LoadSource($"credentials: {{kind: {kind}, secret: s, {more}{EditorSchema.NoKey}: a}}"));
    }

    [Fact]
    public void The_kinds_are_those_that_the_reader_knows()
    {
        var problem = Assert.Single(SeedSample.LoadSource($"kind: {EditorSchema.NoKey}").Problems);

        Assert.Equal(
            problem.Message[(problem.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(", "),
            Property("kind").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString()));
    }

    [Theory]
    [InlineData("interval", "15m", true)]
    [InlineData("interval", "5m - 2h", true)]
    [InlineData("interval", "15", false)]
    [InlineData("interval", "1w", false)]
    [InlineData("interval", "5m-2h-3h", false)]
    [InlineData("country", "DE", true)]
    [InlineData("country", "de", false)]
    [InlineData("language", "und", true)]
    [InlineData("language", "de-DE", false)]
    [InlineData("time-zone", "America/Argentina/Buenos_Aires", true)]
    [InlineData("time-zone", "Etc/GMT+5", true)]
    [InlineData("time-zone", "W. Europe Standard Time", false)]
    [InlineData("publisher", "some-house", true)]
    [InlineData("publisher", "Some House", false)]
    public void A_pattern_takes_what_the_reader_takes(string key, string value, bool taken)
    {
        Assert.Equal(taken, Regex.IsMatch(value, Pattern(Property(key))));
        Assert.Equal(taken, SeedSample.LoadSource($"{key}: \"{value}\"").Problems.Count == 0);
    }


    private static JsonElement Property(string key) => Schema.Definition("source").GetProperty("properties").GetProperty(key);

    private static string Pattern(JsonElement property) => property.TryGetProperty("$ref", out var reference)
        ? Pattern(Schema.Definition(reference.GetString()!["#/$defs/".Length..]))
        : property.GetProperty("pattern").GetString()!;
}
