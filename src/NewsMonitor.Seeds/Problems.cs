using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds;

/// <summary>Collects everything that is wrong, so that an author sees all of it at once.</summary>
internal sealed class Problems
{
    private readonly List<SeedProblem> _found = [];

    public int Count => _found.Count;

    public bool HasErrors => _found.Exists(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Whether there is any error in files of one kind.</summary>
    public bool HasErrorsIn(Func<string, bool> isOfKind) =>
        _found.Exists(problem => problem.Severity == ProblemSeverity.Error && isOfKind(problem.File));

    public void Error(Position at, string code, string message) => Add(at, ProblemSeverity.Error, code, message);

    public void Warning(Position at, string code, string message) => Add(at, ProblemSeverity.Warning, code, message);

    public void Add(SeedProblem problem) => _found.Add(problem);

    public void AddAll(Problems others) => _found.AddRange(others._found);

    public IReadOnlyList<SeedProblem> InOrder(IReadOnlyList<SeedFile> files)
    {
        var order = files.Select(file => file.Path).Distinct().ToList();
        return [.. _found.OrderBy(problem => order.IndexOf(problem.File)).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
    }

    private void Add(Position at, ProblemSeverity severity, string code, string message) =>
        _found.Add(new SeedProblem(at.File, at.Line, at.Column, severity, code, message));
}
