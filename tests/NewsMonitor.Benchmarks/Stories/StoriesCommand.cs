using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Core.Stories;

namespace NewsMonitor.Benchmarks.Stories;

/// <summary>
/// Places made-up articles until 50,000 are in the window, on one thread: <c>stories</c>. Shows what an article costs at each size of the window,
/// and what the window holds on to.
/// </summary>
internal static class StoriesCommand
{
    private const int Measured = 1000;

    private static readonly int[] Sizes = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

    public static int Run(TextWriter output)
    {
        var articles = new MadeUpNews(seed: 1);
        var window = new StoryWindow(new StoryOptions(), StoryNames.None);
        output.WriteLine("  window  articles/s  ms (median)  ms (p99)   MiB");
        List<(int Size, double Milliseconds)> curve = [];
        foreach (var size in Sizes)
        {
            while (window.Count < size - Measured)
            {
                window.Place(articles.Next());
            }

            var made = Enumerable.Range(0, Measured).Select(_ => articles.Next()).ToList();
            List<double> times = [];
            foreach (var article in made)
            {
                var started = Stopwatch.GetTimestamp();
                window.Place(article);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            times.Sort();
            curve.Add((size, times.Average()));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,8}{1000 / times.Average(),12:F0}{times[Measured / 2],13:F2}{times[Measured * 99 / 100],10:F2}{GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,6:F0}"));
        }

        var (first, last) = (curve[0], curve[^1]);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"cost grows with the window to the power of {Math.Log(last.Milliseconds / first.Milliseconds) / Math.Log((double)last.Size / first.Size):F2} (square root: 0.50)"));
        return 0;
    }
}
