namespace NewsMonitor.Seeds;

/// <summary>Where things lie in the seeds folder.</summary>
internal static class SeedPaths
{
    public const string Sources = "sources.yaml";
    public const string Taxonomy = "taxonomy.yaml";
    public const string Rules = "rules";
    public const string Models = "models";
    public const string Watch = "watch";

    public const string Entities = "entities";
    public const string Roles = $"{Entities}/roles.yaml";

    public static bool IsRuleFile(string path) => IsIn(Rules, path);

    public static bool IsEntityFile(string path) => IsIn(Entities, path) && path != Roles;

    public static bool IsWatchFile(string path) => IsIn(Watch, path);

    public static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.Ordinal);

    private static bool IsIn(string folder, string path) => path.StartsWith(folder + "/", StringComparison.Ordinal) && IsYaml(path);

    public static bool IsModelFile(string path) =>
        path.StartsWith(Models + "/", StringComparison.Ordinal) && path.EndsWith(".tsv", StringComparison.Ordinal);
}
