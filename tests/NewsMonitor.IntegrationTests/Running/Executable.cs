using System.Diagnostics;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>The product as it is installed: its executable, run as a process of its own.</summary>
internal static class Executable
{
    /// <summary>Built beside the tests, in the same configuration.</summary>
    private static readonly string FilePath = Path.Combine(
        RepositoryFiles.Root, "artifacts", "bin", "NewsMonitor.Worker", new DirectoryInfo(AppContext.BaseDirectory).Name, "newsmonitor");

    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, bool redirectInput = false)
    {
        var start = new ProcessStartInfo(FilePath, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = redirectInput,
            WorkingDirectory = RepositoryFiles.Root,
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("NEWSMONITOR", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <param name="arguments">What follows the name of the executable.</param>
    /// <param name="environment">Settings; those of the tests themselves are not inherited.</param>
    /// <param name="input">What it reads from standard input; null: nothing is connected there.</param>
    public static async Task<CommandResult> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string? input = null)
    {
        using var process = Start(arguments, environment, redirectInput: input is not null);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new CommandResult(process.ExitCode, await output, await errors);
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Errors}");
        return this;
    }
}
