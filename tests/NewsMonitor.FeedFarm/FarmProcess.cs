using System.Diagnostics;
using System.Globalization;

namespace NewsMonitor.FeedFarm;

/// <summary>A farm as a process of its own, so that its work is not counted as somebody else's. It ends with whoever started it.</summary>
public sealed class FarmProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FarmProcess(Process process, FarmOptions options) => (_process, Options, Client) = (process, options, new FarmClient(options.Port));

    public FarmOptions Options { get; }

    public FarmClient Client { get; }

    /// <summary>Starts a farm and returns when it answers.</summary>
    /// <param name="options">Faults are left to <see cref="FarmClient.SetFaultsAsync"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InvalidOperationException">It ended instead; its words are in the message.</exception>
    public static async Task<FarmProcess> StartAsync(FarmOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var start = new ProcessStartInfo("dotnet", [typeof(FarmProcess).Assembly.Location, "--with-parent", .. Arguments(options)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync(cancellationToken) is null)
        {
            throw new InvalidOperationException($"the farm has ended: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
        }

        return new FarmProcess(process, options);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static IEnumerable<string> Arguments(FarmOptions options) =>
        new (string Name, IFormattable Value)[]
        {
            ("--port", options.Port),
            ("--hosts", options.Hosts),
            ("--sources", options.Sources),
            ("--min-items", options.MinItems),
            ("--max-items", options.MaxItems),
            ("--seed", options.Seed),
            ("--tick-minutes", (int)options.TickSpan.TotalMinutes),
            ("--validators", options.Validators),
            ("--atom", options.AtomShare),
            ("--english", options.EnglishShare),
            ("--slow-ms", (int)options.SlowBy.TotalMilliseconds),
            ("--retry-after", (int)options.RetryAfter.TotalSeconds),
        }
        .SelectMany(option => new[] { option.Name, option.Value.ToString(null, CultureInfo.InvariantCulture) })
        .Concat(["--epoch", options.Epoch.ToString("O", CultureInfo.InvariantCulture)]);
}
