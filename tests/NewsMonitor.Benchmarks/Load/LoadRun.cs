using System.Diagnostics;
using System.Globalization;
using NewsMonitor.FeedFarm;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>Takes one contestant through all phases: a fresh farm with the same content, a fresh database on the same server, the same warm-up.</summary>
internal sealed class LoadRun(LoadArguments arguments, PrivatePostgres postgres, DateTimeOffset epoch)
{
    /// <summary>Sources that are polled before the clock starts, through all phases, so that code is compiled and connections are open.</summary>
    private const int WarmUp = WarmUpRounds * WarmUpSources;

    /// <summary>A method is compiled for good in its third round: the first counts its calls, the second measures them.</summary>
    private const int WarmUpRounds = 4;

    private const int WarmUpSources = 100;

    /// <summary>A process that takes less than this in a second, and has taken it for <see cref="QuietSeconds"/>, compiles nothing any more.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);

    private const int QuietSeconds = 3;

    private const int LongestSettling = 60;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public async Task<ContestantResult> MeasureAsync(string name, CancellationToken cancellationToken)
    {
        await using var farm = await StartFarmAsync(arguments, epoch, cancellationToken);
        await using var contestant = await Contestant.StartAsync(name, postgres, farm, cancellationToken);
        var result = new ContestantResult(name);
        await WarmUpAsync(farm.Client, contestant, cancellationToken);
        var idle = await CostAsync(contestant, () => Task.Delay(Idle, cancellationToken));
        result.IdlePerSecond = idle.Cpu / Idle.TotalSeconds;
        foreach (var phase in LoadPhase.All.Where(phase => phase == LoadPhase.Cold || Wanted(name, phase)))
        {
            List<PhaseCost> rounds = [];
            for (var round = 0; round < (phase == LoadPhase.Cold ? 1 : arguments.Rounds); round++)
            {
                await phase.Prepare(farm.Client);
                await contestant.TidyAsync();
                await contestant.PrepareAsync(..arguments.Sources, cancellationToken);
                rounds.Add(await CostAsync(contestant, () => contestant.PollAsync(cancellationToken)));
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

    private async Task WarmUpAsync(FarmClient farm, Contestant contestant, CancellationToken cancellationToken)
    {
        for (var round = 1; round <= WarmUpRounds; round++)
        {
            foreach (var phase in LoadPhase.All)
            {
                await phase.Prepare(farm);
                await contestant.PrepareAsync(arguments.Sources..(arguments.Sources + (round * WarmUpSources)), cancellationToken);
                await contestant.PollAsync(cancellationToken);
            }

            await farm.SetValidatorsAsync(SentValidators.Both, cancellationToken);
            await SettleAsync(contestant, cancellationToken);
        }
    }

    private static async Task SettleAsync(Contestant contestant, CancellationToken cancellationToken)
    {
        for (var (second, quiet) = (0, 0); second < LongestSettling && quiet < QuietSeconds; second++)
        {
            var before = CpuTime.OfTree(contestant.Process.Id);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            quiet = CpuTime.OfTree(contestant.Process.Id) - before < Quiet ? quiet + 1 : 0;
        }
    }

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
