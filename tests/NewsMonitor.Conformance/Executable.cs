using System.Diagnostics;

namespace NewsMonitor.Conformance;

/// <summary>The program under test, as a user would start it.</summary>
internal static class Executable
{
    public static string OfThisCheckout() => RepositoryFiles.Path("artifacts", "bin", "NewsMonitor.Worker", "release", "newsmonitor");

    /// <summary>Reads all documents of a list in a process of its own, on a host of the given zone and language.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static async Task<IReadOnlyList<string>> ReadListAsync(string executable, string list, Host host, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(executable, ["read", "--list", list]) { RedirectStandardOutput = true };
        start.Environment["TZ"] = host.TimeZone;
        start.Environment["LANG"] = start.Environment["LC_ALL"] = host.Language;
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
        }

        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? lines : throw new InvalidOperationException($"newsmonitor read ended with exit code {process.ExitCode} after {lines.Count} lines.");
    }
}

/// <param name="TimeZone">As in the variable TZ.</param>
/// <param name="Language">As in the variable LANG.</param>
internal sealed record Host(string TimeZone, string Language);
