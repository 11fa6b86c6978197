using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Retagging;

/// <summary>Two small sets of rules that see the same articles differently.</summary>
internal static class GivenRules
{
    /// <summary>Soldiers are defence.</summary>
    public const string Soldiers = """
        schema: monitor.rules/1

        topics:
          - id: land
            terms:
              de: {6: [Bundeswehr*]}

        """;

    /// <summary>Cycle paths are, soldiers are not; an inauguration is grave.</summary>
    public const string Paths = """
        schema: monitor.rules/1

        topics:
          - id: exercises
            terms:
              de: {6: [Radweg*]}

        events:
          - id: exercise
            cameo: "150"
            severity: 3
            terms:
              de: [eingeweiht*]

        """;

    /// <summary>Makes these rules, without models, the active set.</summary>
    public static async Task ApplyAsync(Installation installation, string rules)
    {
        installation.WriteSeeds([new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/"))]);
        Directory.Delete(Path.Combine(installation.SeedsFolder, "models"), recursive: true);
        var folder = Path.Combine(installation.SeedsFolder, "rules");
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "10-given.yaml"), rules, TestContext.Current.CancellationToken);
        await installation.ApplySeedsAsync();
    }
}
