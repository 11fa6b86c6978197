using NewsMonitor.Core.Events;
using NewsMonitor.Seeds;

namespace NewsMonitor.Worker.Configuration;

/// <summary>What is told of a configuration that was refused: its first error; the author sees all of them where he applies it.</summary>
internal static class Refusal
{
    public static RulesProblem Of(IReadOnlyList<SeedProblem> problems)
    {
        var first = problems.First(problem => problem.Severity == ProblemSeverity.Error);
        return new RulesProblem(first.File, first.Line, first.Column, $"{first.Code} {first.Message}");
    }
}
