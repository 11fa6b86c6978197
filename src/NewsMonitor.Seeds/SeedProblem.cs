namespace NewsMonitor.Seeds;

/// <summary>Something wrong in a seed file, told to the person who edits it.</summary>
/// <param name="File">Path relative to the seeds folder.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">From 1; 0 when the whole file is meant.</param>
/// <param name="Severity">Whether the set can be used nevertheless.</param>
/// <param name="Code">Stable code: F files, R rules and YAML, S sources.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record SeedProblem(string File, int Line, int Column, ProblemSeverity Severity, string Code, string Message)
{
    /// <summary>One line in the form that editors and terminals turn into a link.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}" : File;
        return $"{place} {(Severity == ProblemSeverity.Error ? "error" : "warning")} {Code} {Message}";
    }
}

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>The set can be used; the author should look.</summary>
    Warning,

    /// <summary>The set is refused.</summary>
    Error,
}
