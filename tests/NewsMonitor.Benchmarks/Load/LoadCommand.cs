using System.Runtime.InteropServices;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>Measures what polling costs, on this machine alone: loopback addresses, a PostgreSQL of its own, nothing left behind.</summary>
internal static class LoadCommand
{
    private static readonly string[] Contestants = ["naive", "store", "ours"];

    public static async Task<int> RunAsync(IReadOnlyList<string> options)
    {
        LoadArguments arguments;
        try
        {
            arguments = LoadArguments.Read(options);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            Console.Error.WriteLine($"{e.Message}\n\n{LoadArguments.Help}");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        try
        {
            await RunAsync(arguments, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
    }

    private static async Task RunAsync(LoadArguments arguments, CancellationToken cancellationToken)
    {
        // Recent, so that what the ticks add is live news.
        var epoch = TimeProvider.System.GetUtcNow().AddHours(-6);
        await using var postgres = await PrivatePostgres.StartAsync(broker: false, cancellationToken);
        if (arguments.Latency)
        {
            await new LatencyRun(arguments, postgres, epoch).MeasureAsync(cancellationToken);
            return;
        }

        var run = new LoadRun(arguments, postgres, epoch);
        List<ContestantResult> results = [];
        foreach (var name in Contestants.Where(name => arguments.Only is null || arguments.Only == name))
        {
            results.Add(await run.MeasureAsync(name, cancellationToken));
        }

        LoadReport.Print(arguments, results);
    }
}
