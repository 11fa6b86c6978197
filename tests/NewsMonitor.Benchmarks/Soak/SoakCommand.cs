using System.Globalization;
using NewsMonitor.Benchmarks.Load;
using NewsMonitor.FeedFarm;

namespace NewsMonitor.Benchmarks.Soak;

/// <summary>
/// The real worker for a long time, on a farm that changes and fails: what must stay flat is its memory, its open files and its connections.
/// <c>soak [--minutes N] [--sources N]</c>, 30 and 200 without being told.
/// </summary>
internal static class SoakCommand
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    /// <summary>Two minutes each, over and over: good weather, and each kind of bad.</summary>
    private static readonly string[] Weather =
        ["none", "error=0.1,slow=0.05", "none", "abort=0.1", "hang=0.03", "none", "throttle=0.05,gone=0.02"];

    // What is being polled at this moment is passed over: to wait for it would only disturb.
    private const string MakeDueSql = """
        update monitor.source_poll p set next_due_at = now()
        from (select source_id from monitor.source_poll where lease_until is null for update skip locked) idle where p.source_id = idle.source_id
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> options)
    {
        var minutes = Number(options, "--minutes", 30);
        var sources = Number(options, "--sources", 200);
        await using var postgres = await PrivatePostgres.StartAsync(broker: false, CancellationToken.None);
        await using var farm = await FarmProcess.StartAsync(new FarmOptions
        {
            Port = FreePort.Next(),
            Hosts = sources,
            Sources = sources,
            Epoch = TimeProvider.System.GetUtcNow().AddHours(-6),
        });
        await using var database = await LoadDatabase.CreateAsync(postgres, "soak");
        await database.InstallAsync(farm.Options, CancellationToken.None);
        await using var worker = ChildProcess.Start(LoadWorker.Command, database.Environment);
        worker.Drain(show: "\"LogLevel\":\"Critical\"");

        List<SoakSample> samples = [];
        Console.WriteLine(SoakSample.Heading);
        for (var round = 0; round < minutes * 6; round++)
        {
            if (round % 12 == 0)
            {
                await farm.Client.SetFaultsAsync(Weather[round / 12 % Weather.Length]);
            }

            await farm.Client.TickAsync(share: 0.05, items: 1, edits: 0.01);
            await database.ExecuteAsync(MakeDueSql);
            await Task.Delay(Round);
            if (round % 6 == 5)
            {
                samples.Add(await SoakSample.TakeAsync((round + 1) / 6, worker.Id, database));
                Console.WriteLine(samples[^1]);
            }
        }

        Console.WriteLine(SoakSample.Slopes(samples));
        return 0;
    }

    private static int Number(IReadOnlyList<string> options, string name, int otherwise)
    {
        var at = options.ToList().IndexOf(name);
        return at < 0 ? otherwise : int.Parse(options[at + 1], CultureInfo.InvariantCulture);
    }
}
