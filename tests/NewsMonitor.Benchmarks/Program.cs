using BenchmarkDotNet.Running;
using NewsMonitor.Benchmarks.Load;

switch (args)
{
    case ["load", .. var options]:
        return await LoadCommand.RunAsync(options);
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
