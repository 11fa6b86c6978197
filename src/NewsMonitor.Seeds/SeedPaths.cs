namespace NewsMonitor.Seeds;

/// <summary>Where things lie in the seeds folder.</summary>
internal static class SeedPaths
{
    public const string Sources = "sources.yaml";
    public const string Taxonomy = "taxonomy.yaml";
    public const string Rules = "rules";

    public static bool IsRuleFile(string path) =>
        path.StartsWith(Rules + "/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal);
}
