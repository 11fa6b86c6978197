using System.Diagnostics;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>This executable once more, for one contestant, so that its CPU is counted alone. It ends when its input does.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    public const string Done = "--done--";

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Mebibytes that are resident now.</summary>
    public long ResidentMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    public static ChildProcess Start(string command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Sends one line, and returns when the child says that it has done it.</summary>
    public async Task AskAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } answer)
        {
            if (answer == Done)
            {
                return;
            }
        }

        throw new InvalidOperationException("A contestant has ended early.");
    }

    /// <summary>Throws away what the child prints, as a full pipe would stop it; warnings are shown.</summary>
    public void Drain(string show) => _ = Task.Run(async () =>
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(show, StringComparison.Ordinal))
            {
                Console.WriteLine(line);
            }
        }
    });

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The child's side: answers every line of the input.</summary>
    public static async Task ServeAsync(Func<string, Task> serve)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            await serve(line);
            Console.WriteLine(Done);
        }
    }
}
