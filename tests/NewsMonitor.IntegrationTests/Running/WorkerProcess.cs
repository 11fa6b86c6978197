using System.Collections.Concurrent;
using System.Diagnostics;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A running worker, its log, and the ways it can end.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    public WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Log => string.Join('\n', _log);

    /// <summary><c>kill -9</c>: no handler runs, no buffer is flushed.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    public async Task WaitForExitAsync(TimeSpan patience) =>
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);

    /// <summary>What a service manager does; returns the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await WaitForExitAsync(TimeSpan.FromSeconds(40));
        return _process.ExitCode;
    }

    public Task WaitForLogAsync(string text, TimeSpan? patience = null) =>
        Eventually.HoldsAsync(() => Log.Contains(text, StringComparison.Ordinal), () => $"the log never said '{text}':\n{Log}", patience);

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
        }
    }
}
