using System.Globalization;
using System.Text.Json;
using NewsMonitor.FeedFarm;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>
/// How long an answer takes from its first byte to its commit, at a steady rate. The farm notes the moment before it sends;
/// PostgreSQL notes the commit of the fetch's row (<c>track_commit_timestamp</c>). Both read the clock of this machine.
/// </summary>
internal sealed class LatencyRun(LoadArguments arguments, PrivatePostgres postgres, DateTimeOffset epoch)
{
    private const double GoalMilliseconds = 250;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await using (var template = await LoadDatabase.CreateAsync(postgres, "load_settings"))
        {
            await template.ExecuteAsync("alter system set track_commit_timestamp = on");
        }

        await postgres.RestartAsync(cancellationToken);
        var sized = arguments with { Sources = arguments.Rate * arguments.Seconds };
        await using var farm = await LoadRun.StartFarmAsync(sized, epoch, cancellationToken);
        await using var database = await LoadDatabase.CreateAsync(postgres, "load_latency");
        await database.InstallAsync(farm.Options, cancellationToken);
        await using var worker = ChildProcess.Start(LoadWorker.Command, database.Environment);
        worker.Drain(show: "\"LogLevel\":\"Error\"");

        // The first polls compile the code; they are not counted.
        await database.MakeDueAsync(sized.Sources..farm.Options.Sources);
        await SettleAsync(farm, database, farm.Options.Sources - sized.Sources, cancellationToken);
        Print(await DelaysAsync(farm, database, ..sized.Sources, arguments.Rate, cancellationToken));
    }

    /// <summary>Has each of these sources polled once, so many a second; how long each took, in milliseconds, the shortest first.</summary>
    public static async Task<IReadOnlyList<double>> DelaysAsync(
        FarmProcess farm, LoadDatabase database, Range sources, int rate, CancellationToken cancellationToken)
    {
        await farm.Client.ResetAsync(cancellationToken);
        await MakeDueSteadilyAsync(database, sources, rate, cancellationToken);
        await SettleAsync(farm, database, sources.End.Value - sources.Start.Value, cancellationToken);
        return Delays(await farm.Client.JournalAsync(cancellationToken), await CommitsAsync(database));
    }

    /// <summary>The value below which this share of the sorted values lies.</summary>
    public static double At(IReadOnlyList<double> sorted, double share) => Math.Round(sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)], 1);

    public static async Task SettleAsync(FarmProcess farm, LoadDatabase database, int requests, CancellationToken cancellationToken)
    {
        while ((await farm.Client.StatsAsync(cancellationToken)).Requests < requests || !await database.IsSettledAsync())
        {
            await Task.Delay(Slice, cancellationToken);
        }
    }

    private static List<double> Delays(IReadOnlyList<SentAnswer> sent, IReadOnlyList<Commit> commits)
    {
        var committed = commits.ToDictionary(commit => commit.Key, commit => commit.At, StringComparer.Ordinal);
        return [.. sent.Select(answer => (committed[LoadDatabase.Key(answer.Source)] - answer.At).TotalMilliseconds).Order()];
    }

    private static async Task<IReadOnlyList<Commit>> CommitsAsync(LoadDatabase database) => await database.QueryAsync<Commit>("""
        select distinct on (s.key) s.key, pg_xact_commit_timestamp(f.xmin) as at
        from monitor.fetch f join monitor.source s on s.id = f.source_id
        where f.outcome = 'ok' and s.key like 'farm-%'
        order by s.key, f.started_at desc
        """);

    /// <summary>Tenths of a second, so that the sources do not come in gusts.</summary>
    private static async Task MakeDueSteadilyAsync(LoadDatabase database, Range sources, int rate, CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(Slice);
        var (made, due) = (sources.Start.Value, (double)sources.Start.Value);
        while (made < sources.End.Value && await ticks.WaitForNextTickAsync(cancellationToken))
        {
            due = Math.Min(due + (rate * Slice.TotalSeconds), sources.End.Value);
            await database.MakeDueAsync(made..(int)due);
            made = (int)due;
        }
    }

    private void Print(IReadOnlyList<double> delays)
    {
        var (median, high) = (At(delays, 0.5), At(delays, 0.99));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            From the first byte of an answer with {arguments.Items} new items to its commit, {arguments.Rate} sources a second, {delays.Count} answers:
            median {median} ms, 99 % within {high} ms (goal {GoalMilliseconds})
            """));
        Console.WriteLine(JsonSerializer.Serialize(new { latency = new { rate = arguments.Rate, answers = delays.Count, medianMs = median, p99Ms = high } }));
    }

    private sealed class Commit
    {
        public string Key { get; init; } = "";

        public DateTime At { get; init; }
    }
}
