using System.Runtime.InteropServices;

namespace NewsMonitor.FeedFarm;

internal static class Program
{
    /// <remarks>Kestrel's host takes signals for itself and would only stop listening.</remarks>
    private static async Task<int> Main(string[] args)
    {
        if (args is ["--help" or "-h"])
        {
            Console.WriteLine(FarmArguments.Help);
            return 0;
        }

        // Whoever starts the farm with this holds the other end of its input: when that is gone, so is the farm.
        var withParent = args is ["--with-parent", ..];
        FarmOptions options;
        try
        {
            options = FarmArguments.Read(withParent ? args[1..] : args);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            Console.Error.WriteLine(e.Message);
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

        await using var host = await FarmHost.StartAsync(options);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // what rendering has left behind
        Console.WriteLine($"ready: {options.Sources} feeds at {options.Hosts} hosts, port {options.Port}");

        if (withParent)
        {
            _ = Task.Run(() =>
            {
                while (Console.In.ReadLine() is not null)
                {
                }

                stop.Cancel();
            });
        }

        await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}
