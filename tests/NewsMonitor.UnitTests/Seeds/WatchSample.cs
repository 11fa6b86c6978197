using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>A small valid set with one watch rule; tests replace the part they are about.</summary>
internal static class WatchSample
{
    public const string Rule = """
        schema: monitor.watch/1
        watch:
          - id: missiles
            title: {de: Raketen, en: Missiles}
            when: topic in (missile-air-defence)
            priority: P3
        """;

    private const string Entities = """
        schema: monitor.entities/1
        entities:
          - {id: JP, type: country, label: {de: Japan, en: Japan}, names: {any: [Japan]}}
          - {id: KR, type: country, label: {de: Südkorea, en: South Korea}, names: {any: [Südkorea]}}
          - {id: nato, type: alliance, name: NATO, names: {any: ["=NATO"]}}
        """;

    public static SeedResult Load(string watch = Rule) => SeedLoader.Load(
    [
        new SeedFile("sources.yaml", SeedSample.Sources), new SeedFile("taxonomy.yaml", SeedSample.Taxonomy), new SeedFile("rules/10-test.yaml", SeedSample.Rules),
        new SeedFile("entities/all.yaml", Entities), new SeedFile("watch/10-test.yaml", watch),
    ]);

    /// <summary>The rule with another condition, as it stands after <c>when:</c>.</summary>
    public static SeedResult LoadWhen(string when) => Load(Rule.Replace(" topic in (missile-air-defence)", when));

    /// <summary>The rule with more lines.</summary>
    public static SeedResult LoadMore(string lines) => Load($"{Rule}\n{string.Join('\n', lines.Split('\n').Select(line => "    " + line))}");
}
