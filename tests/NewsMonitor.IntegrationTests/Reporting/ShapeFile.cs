using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>What <c>tests/fixtures/report/shape.txt</c> promises of schema report, and under which version.</summary>
/// <param name="Versions">The versions that were promised, each with the hash of its shape; the newest last.</param>
/// <param name="Lines">The newest shape: columns of views and functions, in order.</param>
internal sealed record ShapeFile(IReadOnlyList<(int Number, string Hash)> Versions, IReadOnlyList<string> Lines)
{
    private const string Heading = """
        # The shape of schema report: view.column type, in order, then function(arguments) result. Analysts' queries rely on it.
        # One line for each version that was promised, with the hash of its shape. The newest number is that of the newest note in report.version.
        """;

    private const string VersionWord = "version ";

    public static string FileName { get; } = RepositoryFiles.Path("tests", "fixtures", "report", "shape.txt");

    public static string HashOf(IReadOnlyList<string> shape) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shape))))[..16];

    public static ShapeFile Read()
    {
        var lines = File.ReadAllLines(FileName).Where(line => line.Length > 0 && line[0] != '#').ToList();
        return new ShapeFile(
            [.. lines.Where(IsVersion).Select(line => line.Split(' ')).Select(words => (int.Parse(words[1], null), words[2]))],
            [.. lines.Where(line => !IsVersion(line))]);
    }

    /// <summary>Writes a shape under a version that was not promised yet.</summary>
    public ShapeFile Promise(int version, IReadOnlyList<string> shape)
    {
        var next = new ShapeFile([.. Versions, (version, HashOf(shape))], shape);
        File.WriteAllLines(FileName, [.. Heading.Split('\n'), .. next.Versions.Select(one => $"{VersionWord}{one.Number} {one.Hash}"), .. shape]);
        return next;
    }

    private static bool IsVersion(string line) => line.StartsWith(VersionWord, StringComparison.Ordinal);
}
