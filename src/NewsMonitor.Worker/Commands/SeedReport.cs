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
        var result = Read(SeedFolder.Read(folder));
        return result.Set ?? throw Refused(folder, result);
    }

    /// <summary>Reads the files, and prints every problem.</summary>
    public static SeedResult Read(IReadOnlyList<SeedFile> files)
    {
        var result = SeedLoader.Load(files, SelectorSyntax.Problem, CronTimes.Problem);
        foreach (var problem in result.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        return result;
    }

    public static ConfigurationException Refused(string folder, SeedResult result) =>
        new($"{folder}: {result.Problems.Count(problem => problem.Severity == ProblemSeverity.Error)} errors; nothing was changed");
}
