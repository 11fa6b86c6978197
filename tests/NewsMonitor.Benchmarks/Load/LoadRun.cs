using System.Diagnostics;
using System.Globalization;
using NewsMonitor.FeedFarm;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>Takes one contestant through all phases: a fresh farm with the same content, a fresh database on the same server, the same warm-up.</summary>
internal sealed class LoadRun(LoadArguments arguments, PrivatePostgres postgres, DateTimeOffset epoch)
{
    /// <summary>Sources that are polled before the clock starts, so that code is compiled and connections are open.</summary>
    private const int WarmUp = 200;

    private const int WarmUpRounds = 3;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public async Task<ContestantResult> MeasureAsync(string name, CancellationToken cancellationToken)
    {
        await using var farm = await StartFarmAsync(arguments, epoch, cancellationToken);
        await using var contestant = await Contestant.StartAsync(name, postgres, farm, cancellationToken);
        var result = new ContestantResult(name);
        for (var round = 0; round < WarmUpRounds; round++)
        {
            await contestant.PollAsync(arguments.Sources..(arguments.Sources + WarmUp), cancellationToken);
        }

        var idle = await CostAsync(contestant, () => Task.Delay(Idle, cancellationToken));
        result.IdlePerSecond = idle.Cpu / Idle.TotalSeconds;
        foreach (var phase in LoadPhase.All.Where(phase => phase == LoadPhase.Cold || Wanted(name, phase)))
        {
            List<PhaseCost> rounds = [];
            for (var round = 0; round < (phase == LoadPhase.Cold ? 1 : arguments.Rounds); round++)
            {
                await phase.Prepare(farm.Client);
                await contestant.TidyAsync();
                rounds.Add(await CostAsync(contestant, () => contestant.PollAsync(..arguments.Sources, cancellationToken)));
                Say($"{name}: {phase.Name}", rounds[^1]);
            }

            result.Costs[phase.Name] = PhaseCost.Median(rounds);
        }

        result.ResidentMiB = contestant.Process.ResidentMiB;
        return result;
    }

    public static Task<FarmProcess> StartFarmAsync(LoadArguments arguments, DateTimeOffset epoch, CancellationToken cancellationToken) =>
        FarmProcess.StartAsync(new FarmOptions
        {
            Port = FreePort.Next(),
            Hosts = arguments.HostCount,
            Sources = arguments.Sources + WarmUp,
            MinItems = arguments.Items,
            MaxItems = arguments.Items,
            Epoch = epoch,
        }, cancellationToken);

    /// <summary>What only stores has nothing to say about feeds without news.</summary>
    private bool Wanted(string name, LoadPhase phase) => name != "store" && (arguments.Phase is null || arguments.Phase == phase.Name);

    private async Task<PhaseCost> CostAsync(Contestant contestant, Func<Task> work)
    {
        var (process, server) = (CpuTime.OfTree(contestant.Process.Id), CpuTime.OfTree(postgres.ProcessId));
        var watch = Stopwatch.StartNew();
        await work();
        return new PhaseCost(CpuTime.OfTree(contestant.Process.Id) - process, CpuTime.OfTree(postgres.ProcessId) - server, watch.Elapsed);
    }

    private static void Say(string what, PhaseCost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-20} {cost.Cpu.TotalSeconds,7:F2} s CPU: process {cost.Process.TotalSeconds:F2}, PostgreSQL {cost.Postgres.TotalSeconds:F2}; {cost.Wall.TotalSeconds:F1} s by the clock"));
}

/// <summary>What a contestant took.</summary>
internal sealed class ContestantResult(string name)
{
    public string Name => name;

    public Dictionary<string, PhaseCost> Costs { get; } = [];

    /// <summary>CPU in a second in which nothing is due, the database's included. Not subtracted from the costs.</summary>
    public TimeSpan IdlePerSecond { get; set; }

    public long ResidentMiB { get; set; }
}
