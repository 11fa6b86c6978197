using System.Diagnostics;
using System.Globalization;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>What a command has cost, as the kernel counts it.</summary>
/// <param name="Result">What it said.</param>
/// <param name="Cpu">Time on all processors, in user mode and in the kernel.</param>
/// <param name="PeakMemory">The most memory that was resident at once, in bytes.</param>
internal sealed record Expense(CommandResult Result, TimeSpan Cpu, long PeakMemory)
{
    private const double TicksPerSecond = 100; // the same on every Linux that runs .NET

    /// <summary>Runs a command and looks at it until it has ended: afterwards nobody knows what it took.</summary>
    public static async Task<Expense> OfAsync(params IReadOnlyList<string> arguments)
    {
        using var process = Executable.Start(arguments, new Dictionary<string, string>());
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var (cpu, memory) = (TimeSpan.Zero, 0L);
        var watch = Stopwatch.StartNew();
        while (!process.HasExited)
        {
            (cpu, memory) = (Later(cpu, CpuOf(process.Id)), Math.Max(memory, PeakOf(process.Id)));
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
            {
                process.Kill();
                Assert.Fail($"{string.Join(' ', arguments)} has not ended after a minute: {cpu.TotalSeconds:0.0} s of CPU, {memory >> 20} MiB");
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Expense(new CommandResult(process.ExitCode, await output, await errors), cpu, memory);
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>Fields 14 and 15 of <c>/proc/PID/stat</c>, counted behind the name, which may have spaces.</summary>
    private static TimeSpan CpuOf(int process)
    {
        var fields = Read($"/proc/{process}/stat") is { Length: > 0 } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : [];
        return fields.Length < 13 ? TimeSpan.Zero : TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    private static long PeakOf(int process) => Read($"/proc/{process}/status").Split('\n')
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024)
        .FirstOrDefault();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Empty once the process is gone.</summary>
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
