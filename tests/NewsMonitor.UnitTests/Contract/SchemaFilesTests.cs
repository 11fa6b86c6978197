using Json.Schema;
using NewsMonitor.Contracts;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>The schemas that are shipped are those of the records that are compiled.</summary>
public sealed class SchemaFilesTests
{
    public static TheoryData<string> Schemas => [ContractFiles.Envelope, .. EventCatalogue.All.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_file_is_what_its_record_makes(string name) =>
        ContractFiles.HoldsOrIsWritten(ContractFiles.Path("schemas", $"{name}.json"), ContractFiles.Print(ContractFiles.SchemaOf(name)));

    [Fact]
    public void There_are_no_other_files() => Assert.Equal(
        Schemas.Select(row => $"{row.Data}.json").Order(StringComparer.Ordinal),
        Directory.GetFiles(ContractFiles.Path("schemas")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Schemas))]
    public void It_is_a_schema_of_its_draft(string name)
    {
        var file = File.ReadAllText(ContractFiles.Path("schemas", $"{name}.json"));

        Assert.True(MetaSchemas.Draft202012.Evaluate(System.Text.Json.JsonDocument.Parse(file).RootElement).IsValid);
    }

    [Fact]
    public void Every_type_has_a_record_that_names_it_and_a_schema_with_its_name()
    {
        Assert.Equal(19, EventCatalogue.All.Count);
        Assert.Equal(EventCatalogue.All.Count, EventCatalogue.All.DistinctBy(known => known.Type).Count());
        Assert.All(EventCatalogue.All, known =>
        {
            Assert.Equal($"monitor.{known.Name}.v1", known.Type);
            Assert.StartsWith($"urn:monitor:schema:{known.Name}:1.", known.Schema, StringComparison.Ordinal);
            Assert.Equal(known.Type, known.Data.GetField("Type")!.GetRawConstantValue());
        });
    }
}
