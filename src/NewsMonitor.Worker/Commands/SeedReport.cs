using NewsMonitor.Feeds.Reading.Listings;
using NewsMonitor.Seeds;
using NewsMonitor.Worker.Schedule;
using NewsMonitor.Worker.Settings;

namespace NewsMonitor.Worker.Commands;

/// <summary>Reads the seeds folder and tells all that is wrong in it, each with file, line and column.</summary>
internal static class SeedReport
{
    /// <exception cref="ConfigurationException">Something is wrong; every problem was printed.</exception>
    public static SeedSet Load(string folder)
    {
        var result = SeedLoader.Load(SeedFolder.Read(folder), SelectorSyntax.Problem, CronTimes.Problem);
        foreach (var problem in result.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        return result.Set ?? throw new ConfigurationException(
            $"{folder}: {result.Problems.Count(problem => problem.Severity == ProblemSeverity.Error)} errors; nothing was changed");
    }
}
