using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>Broken files of entities and roles, and mistakes around the newer keys of rules: each told with its position, all at once.</summary>
public sealed class EntityFileFormTests : IDisposable
{
    private const string Entities = "schema: monitor.entities/1\nentities:\n  - {id: a, type: body, name: Rat}\n";
    private const string Roles = "schema: monitor.roles/1\nroles:\n  - {id: chief, label: {de: Chef, en: Chief}, words: [Chef]}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("seeds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("  - {id: b, type: body, name: Rat, name: Amt}", "4:36 R002")]
    [InlineData("  - &b {id: b, type: body, name: Amt}", "4:5 R003")]
    [InlineData("  - {id: b, type: body, name: *amt}", "4:31 R003")]
    [InlineData("  - {id: b, type: !body body, name: Amt}", "4:19 R003")]
    [InlineData("\t- {id: b, type: body, name: Amt}", "4:1 R001")]
    [InlineData("  - just text", "4:5 R006")]
    [InlineData("  - [a, b]", "4:5 R006")]
    [InlineData("entities: []", "4:1 R002")]
    [InlineData("people: []", "4:1 R004")]
    public void BadInput_M07_a_broken_entity_is_told_where_it_stands(string line, string place) =>
        Assert.Contains($"entities/10-test.yaml:{place}", Load(entities: Entities + line).Places());

    [Theory]
    [InlineData("  - {id: b, type: body, name: Rat")]
    [InlineData("  - {id: b, names: [Rat, Amt}")]
    [InlineData("  - {id: b, names: {de: [Rat, Amt}}")]
    [InlineData("  - ]")]
    [InlineData("  - 'open")]
    [InlineData("---\nschema: x")]
    public void BadInput_M07_broken_lists_are_problems_with_a_position(string line)
    {
        var problem = Load(entities: Entities + line).Problems[0];

        Assert.Equal(("entities/10-test.yaml", "R001"), (problem.File, problem.Code));
        Assert.InRange(problem.Line, 3, 6);
        Assert.InRange(problem.Column, 1, 40);
    }

    [Theory]
    [InlineData("  - {id: chief, label: {de: Chef, en: Chief}, words: [Chef]}", "4:5 R002")]
    [InlineData("  - {id: Chief, label: {de: Chef, en: Chief}, words: [Chef]}", "4:10 R008")]
    [InlineData("  - {id: b, label: {de: Chef}, words: [Chef]}", "4:20 R005")]
    [InlineData("  - {id: b, label: {de: Chef, en: Chief}}", "4:5 R005")]
    [InlineData("  - {id: b, label: {de: Chef, en: Chief}, words: Chef}", "4:50 R006")]
    [InlineData("  - {id: b, label: {de: Chef, en: Chief}, words: [\"@person\"]}", "4:51 R035")]
    [InlineData("metonym: {fr: [exige]}", "4:11 R004")]
    [InlineData("metonym: {de: [x]}", "4:16 R011")]
    [InlineData("metonyms: {}", "4:1 R004")]
    public void BadInput_M07_a_broken_role_is_told_where_it_stands(string line, string place) =>
        Assert.Equal([$"entities/roles.yaml:{place}"], Load(roles: Roles + line).Places());

    [Theory]
    [InlineData("    not-with: Feuerwerk", "6:15 R006")]
    [InlineData("    not-with: {de: [x]}", "6:21 R011")]
    [InlineData("    not-with: {fr: [Feuerwerk]}", "6:16 R004")]
    [InlineData("      en: {6: [{term: shoot, particle: down up}]}", null)]
    [InlineData("      en: {6: [{term: shoot, particle: [down]}]}", "6:40 R006")]
    [InlineData("      en: {6: [{term: shoot, particle: \"?\"}]}", "6:40 R009")]
    [InlineData("status-cues: {threatend: [droht]}", "6:15 R004")]
    [InlineData("    threshold: 1000", "6:16 R013")]
    public void BadInput_M07_mistakes_around_newer_keys_are_told_where_they_stand(string line, string? place) =>
        Assert.Equal(place is null ? [] : [$"rules/10-test.yaml:{place}"], Load(rules: SeedSample.Rules + "\n" + line).Places());

    [Fact]
    public void A_threshold_out_of_reach_is_told_beside_a_mistake_in_another_file()
    {
        var result = Load(rules: SeedSample.Rules + "\n    threshold: 28", entities: Entities.Replace("body", "bodi"));

        Assert.Equal(["rules/10-test.yaml:3:9 R013", "entities/10-test.yaml:3:19 R031"], result.Places());
    }

    [Fact]
    public void Mistakes_of_all_files_are_told_at_once_in_the_same_order_each_time()
    {
        string[] expected =
        [
            "sources.yaml:5:10 S005", "rules/10-test.yaml:5:12 R010", "entities/10-test.yaml:3:19 R031", "entities/20-test.yaml:2:1 R001",
            "entities/roles.yaml:3:10 R008", "models/a.tsv:0:0 M001",
        ];
        for (var run = 0; run < 20; run++)
        {
            var result = SeedLoader.Load(
            [
                new("sources.yaml", SeedSample.Sources.Replace("https:", "ftp:")), new("taxonomy.yaml", SeedSample.Taxonomy),
                new("rules/10-test.yaml", SeedSample.Rules.Replace("6:", "66:")), new("entities/10-test.yaml", Entities.Replace("body", "bodi")),
                new("entities/20-test.yaml", "schema: monitor.entities/1\n\t- x"), new("entities/roles.yaml", Roles.Replace("chief", "Chief")),
                new("models/a.tsv", "schema\tmonitor.model/1\nlanguage\txx\n@bias\t1\n@topic\t1\n@points\t1\n@weak-points\t1\n@headline-only\t1"),
            ]);
            Assert.Equal(expected, result.Places());
        }
    }

    [Theory]
    [InlineData("entities/people.yaml")]
    [InlineData("models/relevance.de.tsv")]
    public void BadInput_M07_a_huge_file_is_refused_by_its_size_without_being_read(string path)
    {
        Write("sources.yaml", SeedSample.Sources);
        Write("taxonomy.yaml", SeedSample.Taxonomy);
        Write(path, "");
        using (var file = File.OpenWrite(Path.Combine(_folder, path)))
        {
            file.SetLength(100 * 1024 * 1024);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = SeedFolder.Read(_folder);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        Assert.Equal([$"{path}:0:0 F002"], SeedLoader.Load(read).Places());
    }

    private static SeedResult Load(string entities = Entities, string roles = Roles, string rules = SeedSample.Rules) => SeedLoader.Load(
    [
        new("sources.yaml", SeedSample.Sources), new("taxonomy.yaml", SeedSample.Taxonomy), new("rules/10-test.yaml", rules),
        new("entities/10-test.yaml", entities), new("entities/roles.yaml", roles),
    ]);

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), content);
    }
}
