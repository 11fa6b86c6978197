using System.Diagnostics;
using NewsMonitor.Benchmarks.Load;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>The meter of the load benchmark.</summary>
public sealed class CpuTimeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_child_that_is_busy_counts_while_it_runs_and_when_it_is_gone()
    {
        // The shell has a child that spins until a second of CPU is used up, then waits for its input to end.
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", "(ulimit -t 1; while :; do :; done); echo gone; read -r; :"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await Eventually.HoldsAsync(() => CpuTime.OfTree(shell.Id) > TimeSpan.FromSeconds(0.3), () => "a running child is not counted");

        // The limit is counted in timer ticks, roughly; so is this bound.
        Assert.Equal("gone", await shell.StandardOutput.ReadLineAsync(Stop));
        Assert.InRange(CpuTime.OfTree(shell.Id), TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(3));

        shell.StandardInput.Close();
        await shell.WaitForExitAsync(Stop);
        Assert.Equal(TimeSpan.Zero, CpuTime.OfTree(shell.Id));
    }
}
