namespace NewsMonitor.Seeds;

/// <summary>Something wrong in a seed file, told to the person who edits it.</summary>
/// <remarks>
/// F001 missing or unreadable, F002 too large, F003 not UTF-8, F004 byte order mark; R001 syntax, R002 twice, R003 anchor or tag,
/// R004 unknown key, R005 missing key, R006 wrong form, R007 wrong schema, R008 bad id, R009 no term, R010 bad weight,
/// R011 term too short, R012 unknown id, R013 unreachable threshold, R014 term always masked, R020 failed test, R030 no IPTC code,
/// R031 unknown type or class, R032 country, R033 date, R034 key that does not fit the type, R035 class where no class can stand;
/// W001 condition that cannot be read, W002 unknown field, W003 comparison that does not fit the field, W004 unknown id in a condition,
/// W005 condition too long or too deep, W006 priority, W007 what an alert is raised once for, W008 quiet hours or limit, W009 expiry,
/// W010 article of a test, W020 failed test of a watch rule;
/// M001 schema or language of a model, M002 malformed line, M003 bad weight, M004 missing figure, M005 second model of a language;
/// S001 no source, S002 key twice, S003 address twice, S004 key, S005 address, S006 password in the address, S007 country,
/// S008 language, S009 time zone, S010 interval, S011 tier, S012 network, S013 kind, S014 selectors missing or misplaced,
/// S015 selector, S016 credentials, S017 credentials in the clear, S018 neither true nor false. Codes are never reused.
/// </remarks>
/// <param name="File">Path relative to the seeds folder.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">From 1; 0 when the whole file is meant.</param>
/// <param name="Severity">Whether the set can be used nevertheless.</param>
/// <param name="Code">Stable code: F files, R rules and YAML, W watch rules, M models, S sources.</param>
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
