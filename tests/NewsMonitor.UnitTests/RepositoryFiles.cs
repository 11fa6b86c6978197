namespace NewsMonitor.UnitTests;

/// <summary>Finds files of this checkout: the fixtures, and the seeds that are shipped.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    public static string SeedsFolder => PathOf("seeds");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Fixture(string relative) => File.ReadAllText(PathOf(Path.Combine("tests", "fixtures", relative)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Monitor.sln above {AppContext.BaseDirectory}: run the tests from the checkout.");
    }
}
