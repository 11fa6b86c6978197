namespace NewsMonitor.Benchmarks.Reports;

/// <summary>The reference questions of <c>deploy/reporting/questions</c>; some have a twin that answers from the raw tables.</summary>
internal static class Questions
{
    private const string RawEnding = ".raw";

    /// <summary>Name, and the SQL from the sums where there is one, and from the raw tables where there is one.</summary>
    public static IReadOnlyList<(string Name, string? FromSums, string? Raw)> All()
    {
        var files = Directory.GetFiles(RepositoryFiles.Path("deploy", "reporting", "questions"), "*.sql")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText, StringComparer.Ordinal);
        return
        [
            .. files.Keys.Where(name => !name.EndsWith(RawEnding, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name => files.TryGetValue(name + RawEnding, out var raw) ? (name, files[name], (string?)raw) : (name, (string?)null, files[name])),
        ];
    }
}
