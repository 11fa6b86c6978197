using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Contracts;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>The samples that are shipped are what is written, and their schemas describe them.</summary>
public sealed class SampleFilesTests
{
    public static TheoryData<string> Names => [.. EventCatalogue.All.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_what_is_written(string name) =>
        ContractFiles.HoldsOrIsWritten(ContractFiles.Path("samples", $"{name}.json"), ContractFiles.Print(SampleEvents.Of(name)));

    [Fact]
    public void There_are_no_other_files() => Assert.Equal(
        Names.Select(row => $"{row.Data}.json").Order(StringComparer.Ordinal),
        Directory.GetFiles(ContractFiles.Path("samples")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_schema_describes_it_completely(string name) =>
        Assert.Empty(EventSchemas.Problems(JsonSerializer.SerializeToElement(SampleEvents.Of(name))));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_unknown_is_absent_and_no_credentials_are_told(string name)
    {
        var written = SampleEvents.Of(name).ToJsonString();

        Assert.DoesNotContain(":null", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\"\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", written, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_record_reads_it_and_writes_the_same(string name)
    {
        var known = EventCatalogue.All.Single(one => one.Name == name);
        var sample = SampleEvents.Of(name);

        var read = sample["data"].Deserialize(known.Data, EventJson.Options);

        Assert.True(JsonNode.DeepEquals(sample["data"], JsonSerializer.SerializeToNode(read, known.Data, EventJson.Options)));
    }

    /// <summary>Guards the guard: what it would let pass, nobody would notice.</summary>
    [Theory]
    [InlineData("/data/article/title", "null")]
    [InlineData("/data/article/wordCount", "-1")]
    [InlineData("/data/article/unheardOf", "1")]
    [InlineData("/data/article/id", "\"no id\"")]
    [InlineData("/data/severity/level", "5")]
    [InlineData("/data/topics/0/salience", "\"Main\"")]
    [InlineData("/data/relevance", "\"90\"")]
    [InlineData("/time", "\"yesterday\"")]
    [InlineData("/type", "\"monitor.article.vanished.v1\"")]
    public void An_event_with_a_fault_is_refused(string place, string value)
    {
        var broken = SampleEvents.Of("article.detected");
        var parts = place.Split('/')[1..];
        var parent = parts[..^1].Aggregate(broken, (node, part) => node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part]!);
        parent[parts[^1]] = JsonNode.Parse(value);

        Assert.NotEmpty(EventSchemas.Problems(JsonSerializer.SerializeToElement(broken)));
    }
}
