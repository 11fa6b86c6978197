namespace NewsMonitor.Tests;

/// <summary>Finds the files of the repository from wherever the tests were built.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The seeds that are shipped.</summary>
    public static string SeedsFolder => Path("seeds");

    /// <summary>A file or folder by its parts, relative to the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Text of a fixture, by its path below <c>tests/fixtures</c>.</summary>
    public static string Fixture(string relative) => File.ReadAllText(Path("tests", "fixtures", relative));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Monitor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Monitor.sln above {AppContext.BaseDirectory}: run the tests from the checkout.");
    }
}
