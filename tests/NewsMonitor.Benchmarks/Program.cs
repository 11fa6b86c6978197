using BenchmarkDotNet.Running;
using NewsMonitor.Benchmarks.Intervals;
using NewsMonitor.Benchmarks.Load;
using NewsMonitor.Benchmarks.Relay;
using NewsMonitor.Benchmarks.Reports;
using NewsMonitor.Benchmarks.Soak;
using NewsMonitor.Benchmarks.Stories;
using NewsMonitor.Benchmarks.Tagging;

switch (args)
{
    case ["intervals", ..]:
        IntervalReport.Print(Console.Out);
        return 0;
    case ["tag"]:
        return TagCommand.Run(Console.Out);
    case ["load", .. var options]:
        return await LoadCommand.RunAsync(options);
    case ["stories"]:
        return StoriesCommand.Run(Console.Out);
    case ["relay"]:
        await RelayBenchmark.RunAsync();
        return 0;
    case ["reports", .. var options]:
        return await ReportsCommand.RunAsync(options);
    case ["soak", .. var options]:
        return await SoakCommand.RunAsync(options);
    case [LoadWorker.Command]:
        return await LoadWorker.RunAsync();
    case [NaivePoller.Command]:
        return await NaivePoller.RunAsync();
    case [StorePoller.Command]:
        return await StorePoller.RunAsync();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(args);
        return 0;
}
