using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Benchmarks.Load;

namespace NewsMonitor.Benchmarks.Soak;

/// <summary>What the worker holds at one minute of a soak.</summary>
internal sealed record SoakSample(int Minute, double ResidentMiB, int Files, int Threads, long Connections, long Polls, long Failed, long Articles)
{
    public const string Heading = " min   RSS MiB   files threads  conns     polls   failed  articles";

    public static async Task<SoakSample> TakeAsync(int minute, int process, LoadDatabase database)
    {
        using var worker = Process.GetProcessById(process);
        return new SoakSample(
            minute,
            worker.WorkingSet64 / 1024.0 / 1024,
            Directory.GetFileSystemEntries($"/proc/{process}/fd").Length,
            worker.Threads.Count,
            await database.ScalarAsync<long>("select count(*) from pg_stat_activity where application_name = 'newsmonitor' and datname = current_database()"),
            await database.ScalarAsync<long>("select coalesce(sum(polls), 0)::bigint from monitor.source_day"),
            await database.ScalarAsync<long>("select coalesce(sum(failed), 0)::bigint from monitor.source_day"),
            await database.ScalarAsync<long>("select count(*) from monitor.identity"));
    }

    /// <summary>How memory and files went over the second half, by least squares: the first half warms up.</summary>
    public static string Slopes(IReadOnlyList<SoakSample> samples)
    {
        var half = samples.Skip(samples.Count / 2).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"second half: {PerHour(half, sample => sample.ResidentMiB):F1} MiB/h, {PerHour(half, sample => sample.Files):F1} files/h, {PerHour(half, sample => sample.Connections):F1} connections/h");
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Minute,4} {ResidentMiB,9:F1} {Files,7} {Threads,7} {Connections,6} {Polls,9} {Failed,8} {Articles,9}");

    private static double PerHour(List<SoakSample> samples, Func<SoakSample, double> of)
    {
        var (x, y) = (samples.Average(sample => sample.Minute), samples.Average(of));
        var spread = samples.Sum(sample => (sample.Minute - x) * (sample.Minute - x));
        return spread == 0 ? 0 : samples.Sum(sample => (sample.Minute - x) * (of(sample) - y)) / spread * 60;
    }
}
