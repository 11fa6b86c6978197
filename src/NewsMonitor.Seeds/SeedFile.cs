namespace NewsMonitor.Seeds;

/// <summary>One file of the seeds folder as read, not yet understood.</summary>
/// <param name="Path">Relative to the folder, with forward slashes: <c>rules/30-missiles.yaml</c>.</param>
/// <param name="Content">Its text; empty when it could not be read.</param>
public sealed record SeedFile(string Path, string Content)
{
    /// <summary>Why it could not be read; the loader reports it beside all others. Null when it could.</summary>
    public SeedProblem? Problem { get; init; }
}
