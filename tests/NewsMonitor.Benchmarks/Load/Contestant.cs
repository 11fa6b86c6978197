using NewsMonitor.FeedFarm;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>One way to poll the farm, as a process of its own on a database of its own.</summary>
internal abstract class Contestant(ChildProcess process, LoadDatabase database, FarmProcess farm) : IAsyncDisposable
{
    public ChildProcess Process => process;

    protected LoadDatabase Database => database;

    protected FarmProcess Farm => farm;

    /// <summary>Names the sources of the next round by their numbers: what this costs is not the poller's.</summary>
    public abstract Task PrepareAsync(Range numbers, CancellationToken cancellationToken);

    /// <summary>Polls the sources that were named, each once, and returns when all is stored.</summary>
    public abstract Task PollAsync(CancellationToken cancellationToken);

    public Task TidyAsync() => database.TidyAsync();

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await database.DisposeAsync();
    }

    public static async Task<Contestant> StartAsync(string name, PrivatePostgres postgres, FarmProcess farm, CancellationToken cancellationToken)
    {
        var database = await LoadDatabase.CreateAsync(postgres, $"load_{name}");
        if (name == "naive")
        {
            await database.ExecuteAsync(NaivePoller.Schema);
            await database.ExecuteAsync("grant all on article to public");
            return new Naive(ChildProcess.Start(NaivePoller.Command, database.Environment), database, farm);
        }

        await database.InstallAsync(farm.Options, cancellationToken);
        return name == "store"
            ? new Store(ChildProcess.Start(StorePoller.Command, database.Environment), database, farm)
            : new Ours(ChildProcess.Start(LoadWorker.Command, database.Environment), database, farm);
    }

    private sealed class Naive(ChildProcess process, LoadDatabase database, FarmProcess farm) : Contestant(process, database, farm)
    {
        private string _list = "";

        public override async Task PrepareAsync(Range numbers, CancellationToken cancellationToken)
        {
            _list = Path.GetTempFileName();
            var sources = new Farm(Farm.Options with { MinItems = 1, MaxItems = 1 }).Sources;
            await File.WriteAllLinesAsync(_list, sources.Take(numbers).Select(source => source.FeedUrl.AbsoluteUri), cancellationToken);
        }

        public override async Task PollAsync(CancellationToken cancellationToken)
        {
            await Process.AskAsync(_list, cancellationToken);
            File.Delete(_list);
        }
    }

    private sealed class Store(ChildProcess process, LoadDatabase database, FarmProcess farm) : Contestant(process, database, farm)
    {
        public override Task PrepareAsync(Range numbers, CancellationToken cancellationToken) => Database.MakeDueAsync(numbers);

        public override Task PollAsync(CancellationToken cancellationToken) => Process.AskAsync("poll", cancellationToken);
    }

    private sealed class Ours : Contestant
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

        private int _named;

        public Ours(ChildProcess process, LoadDatabase database, FarmProcess farm)
            : base(process, database, farm) => process.Drain(show: "\"LogLevel\":\"Error\"");

        /// <remarks>They are due a moment later, when the clock runs.</remarks>
        public override async Task PrepareAsync(Range numbers, CancellationToken cancellationToken)
        {
            _named = numbers.End.Value - numbers.Start.Value;
            await Farm.Client.ResetAsync(cancellationToken);
            await Database.MakeDueAsync(numbers, TimeSpan.FromSeconds(1));
        }

        /// <remarks>The farm is asked first, as asking the database costs what is being measured.</remarks>
        public override async Task PollAsync(CancellationToken cancellationToken)
        {
            while ((await Farm.Client.StatsAsync(cancellationToken)).Requests < _named)
            {
                await Task.Delay(Pause, cancellationToken);
            }

            while (!await Database.IsSettledAsync())
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
