using BenchmarkDotNet.Running;
using NewsMonitor.Benchmarks.Intervals;

switch (args)
{
    case ["intervals"]:
        IntervalReport.Print(Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
