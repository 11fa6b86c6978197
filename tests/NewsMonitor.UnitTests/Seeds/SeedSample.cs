using NewsMonitor.Feeds.Reading.Listings;
using NewsMonitor.Seeds;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>A small valid set of seed files; tests replace the part they are about.</summary>
internal static class SeedSample
{
    public const string Sources = """
        schema: monitor.sources/1
        sources:
          - key: example
            name: Example
            url: https://example.org/feed/
        """;

    public const string Taxonomy = """
        schema: monitor.taxonomy/1
        version: test-1
        groups:
          - {id: weapons, label: {de: Waffen, en: Weapons}}
        topics:
          - id: missile-air-defence
            group: weapons
            label: {de: Raketen, en: Missiles}
            iptc: ["medtop:20000602"]
        """;

    public const string Rules = """
        schema: monitor.rules/1
        topics:
          - id: missile-air-defence
            terms:
              de: {6: [Raketentest*]}
        """;

    public static SeedResult Load(string sources = Sources, string taxonomy = Taxonomy, string rules = Rules) =>
        SeedLoader.Load(
            [new SeedFile("sources.yaml", sources), new SeedFile("taxonomy.yaml", taxonomy), new SeedFile("rules/10-test.yaml", rules)],
            SelectorSyntax.Problem,
            CronTimes.Problem);

    /// <summary>The sample with more lines for its one source.</summary>
    public static SeedResult LoadSource(string lines) =>
        Load(sources: Sources + "\n" + string.Join('\n', lines.Split('\n').Select(line => "    " + line)));

    /// <summary>One problem, without its words: <c>rules/10-test.yaml:5:7 R010</c>.</summary>
    public static IEnumerable<string> Places(this SeedResult result) =>
        result.Problems.Select(problem => $"{problem.File}:{problem.Line}:{problem.Column} {problem.Code}");
}
